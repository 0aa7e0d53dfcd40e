using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Telemetry.Api.Health;

namespace Telemetry.Api.Backtest.Reports;

/// <summary>
/// The back-test reports that are kept, a folder each, named by when it was made. Names of another form, and links to elsewhere, are
/// none: what a caller gives can lead nowhere else.
/// </summary>
internal sealed partial class BacktestReportFolder(IOptions<BacktestReportOptions> options, HostStart host, TimeProvider clock)
{
    public const string ReportFile = "report.html";
    public const string SummaryFile = "summary.json";

    /// <summary>A summary is a few hundred kilobytes at most, a report some megabytes: what is larger is not ours.</summary>
    private const long MaxBytes = 64L << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private string Root => Path.GetFullPath(options.Value.Directory);

    /// <summary>Writes all of a back-test's files into a folder that somebody named.</summary>
    public void Write(BacktestResult result, DirectoryInfo folder)
    {
        var madeAt = clock.GetUtcNow();
        folder.Create();
        BacktestCsv.Write(result, folder);
        File.WriteAllText(Path.Combine(folder.FullName, ReportFile), BacktestHtml.Of(result, madeAt, host.Version));
        File.WriteAllBytes(Path.Combine(folder.FullName, SummaryFile), JsonSerializer.SerializeToUtf8Bytes(BacktestReport.Of(result, madeAt, host.Version), Json));
    }

    /// <summary>Writes a back-test's files into a new folder among the reports, which is there when it is whole.</summary>
    public DirectoryInfo Keep(BacktestResult result)
    {
        var making = new DirectoryInfo(Path.Combine(Root, $".making-{Guid.NewGuid():N}"));
        try
        {
            Write(result, making);
            var name = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            var folder = Path.Combine(Root, name);
            for (var again = 2; Directory.Exists(folder); again++)
            {
                folder = Path.Combine(Root, string.Create(CultureInfo.InvariantCulture, $"{name}-{again}"));
            }

            making.MoveTo(folder);
            return making;
        }
        catch
        {
            making.Refresh();
            if (making.Exists)
            {
                making.Delete(recursive: true);
            }

            throw;
        }
    }

    /// <summary>The newest reports, newest first, as many as are listed; and how many there are.</summary>
    public (IReadOnlyList<string> Ids, int Count) List()
    {
        if (!Directory.Exists(Root))
        {
            return ([], 0);
        }

        string[] ids = [.. new DirectoryInfo(Root).EnumerateDirectories().Where(d => d.LinkTarget is null).Select(d => d.Name).Where(IsId).OrderDescending(StringComparer.Ordinal)];
        return ([.. ids.Take(options.Value.MaxListed)], ids.Length);
    }

    /// <summary>Null where there is no such report, or its summary can't be read.</summary>
    public async Task<BacktestReport?> ReadAsync(string id, CancellationToken cancellation)
    {
        if (Find(id, SummaryFile) is not { } file)
        {
            return null;
        }

        try
        {
            await using var stream = file.OpenRead();
            return await JsonSerializer.DeserializeAsync<BacktestReport>(stream, Json, cancellation) is { Format: BacktestReport.Written, Routes: not null, Stations: not null } report ? report : null;
        }
        catch (Exception gone) when (gone is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A file of a report; null where there is none.</summary>
    public FileInfo? Find(string id, string file)
    {
        if (!IsId(id))
        {
            return null;
        }

        var folder = new DirectoryInfo(Path.Combine(Root, id));
        var found = new FileInfo(Path.Combine(folder.FullName, file));
        return folder is { Exists: true, LinkTarget: null } && found is { Exists: true, LinkTarget: null, Length: <= MaxBytes } ? found : null;
    }

    private static bool IsId(string name) => Id().IsMatch(name);

    [GeneratedRegex(@"\A[0-9]{8}T[0-9]{6}Z(-[0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
