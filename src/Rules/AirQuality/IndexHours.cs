using Telemetry.Domain.AirQuality;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.AirQuality;

/// <summary>At which moments an hour is judged, and which.</summary>
internal static class IndexHours
{
    /// <summary>
    /// The end of the hour that a moment judges: at an hour's end that hour; at the first look at a site the last full one, of what
    /// its instruments kept and delivered, so that a host that starts in mid-hour has an index. Null at any other moment.
    /// </summary>
    public static DateTimeOffset? EndingAt(SiteMoment moment)
    {
        var past = TimeSpan.FromTicks(moment.At.UtcTicks % TimeSpan.TicksPerHour);
        return past == TimeSpan.Zero || moment.At == moment.Since ? moment.At - past : null;
    }

    /// <summary>An hour that ended before anybody looked is told of only where there is something to tell.</summary>
    public static IEnumerable<AirQualityIndex> WorthTelling(SiteMoment moment, List<AirQualityIndex> indices) =>
        indices.Count > 0 && (indices[0].Ending == moment.At || indices[^1].Index is not null) ? indices : [];
}
