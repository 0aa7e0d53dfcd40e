using System.Globalization;

namespace Telemetry.Storage.TimeSeries.Migration;

/// <summary>How far a migration has come, as the target notes it together with what it took.</summary>
/// <param name="Source">The source's journal position: it must not go on meanwhile.</param>
/// <param name="Step">Which of the source's parts, in order.</param>
/// <param name="From">What is observed before that is in the target.</param>
internal readonly record struct MigrationPoint(long Source, int Step, DateTimeOffset From)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Source} {Step} {From.UtcTicks}");

    public static MigrationPoint Parse(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var source)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
            ? new MigrationPoint(source, step, new DateTimeOffset(ticks, TimeSpan.Zero))
            : throw new InvalidDataException($"The target notes a migration that this version can't go on with: '{text}'. Empty the target and begin again.");
    }
}
