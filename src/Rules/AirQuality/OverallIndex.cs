using Telemetry.Domain.AirQuality;

namespace Telemetry.Rules.AirQuality;

/// <summary>The index of a site: that of its worst pollutant.</summary>
internal static class OverallIndex
{
    /// <summary>
    /// The highest index there is, of a site's pollutants at one time. Its capture is the share of the pollutants measured
    /// there that have one; it is indicative when an instrument that gave the highest is.
    /// </summary>
    public static AirQualityIndex Of(IReadOnlyList<AirQualityIndex> pollutants, Func<int, string> bandOf)
    {
        var highest = pollutants.Max(index => index.Index);
        string[] missing = [.. pollutants.Where(index => index.Index is null).Select(index => index.Pollutant)];
        return pollutants[0] with
        {
            Pollutant = Daqi.Overall,
            Statistic = null,
            Index = highest,
            Band = highest is { } known ? bandOf(known) : null,
            Capture = 1 - ((double)missing.Length / pollutants.Count),
            Missing = missing,
            Indicative = pollutants.Any(index => index.Index is not null && index.Index == highest && index.Indicative),
        };
    }
}
