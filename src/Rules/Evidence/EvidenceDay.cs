using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>What was foreseen of a road on one day, and measured in the day before.</summary>
internal sealed record EvidenceDay(
    DateTimeOffset IssuedAt, DateTimeOffset ConcludedAt, IReadOnlyList<RoadForecastTrack> Tracks, IReadOnlyList<double?> Measured)
{
    public static EvidenceDay Of(RoadForecastDay day) => new(day.IssuedAt, day.ConcludedAt, day.Tracks, day.Measured);

    public RoadForecastDay ToDay(SiteId site) => new(site, IssuedAt, ConcludedAt, Tracks, Measured);
}
