using System.Text;

namespace Telemetry.Api.Backups;

/// <summary>
/// Which settings a host had, for whoever sets it up again. Of most only the names: a value may be a secret, and a backup is no place
/// for one.
/// </summary>
internal static class SettingsNote
{
    /// <summary>Sections that hold no secret: paths, sizes and times.</summary>
    private static readonly string[] Told =
    [
        "Telemetry:Journal", "Telemetry:DuckDb", "Telemetry:Records", "Telemetry:TimeSeries", "Telemetry:Consumers", "Telemetry:Rules",
        "Telemetry:QualityControl", "Telemetry:NetworkFile", "Telemetry:Backup", "Telemetry:Clock",
    ];

    public static string Of(IConfiguration configuration)
    {
        var note = new StringBuilder("# Settings that were set when this backup was written. Those without a value may be secrets: keep them elsewhere.\n");
        foreach (var (key, value) in configuration.GetSection("Telemetry").AsEnumerable().Where(s => s.Value is not null).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var isTold = Told.Any(t => key.Equals(t, StringComparison.OrdinalIgnoreCase) || key.StartsWith(t + ":", StringComparison.OrdinalIgnoreCase));
            note.Append(key).Append(isTold ? " = " + value : "").Append('\n');
        }

        return note.ToString();
    }
}
