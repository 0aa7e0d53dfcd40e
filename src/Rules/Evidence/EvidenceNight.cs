using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>One night of a road sensor.</summary>
internal sealed record EvidenceNight(string Sensor, DateOnly Night, DateTimeOffset ConcludedAt, double Rst, int Hours, double? AboveAirK, double? BesideK)
{
    public static EvidenceNight Of(RoadNight night) =>
        new(night.Sensor.Value, night.Night, night.ConcludedAt, night.Rst, night.Hours, night.AboveAirK, night.BesideK);

    public RoadNight ToNight(SiteId site) => new(site, new SensorId(Sensor), Night, ConcludedAt, Rst, Hours, AboveAirK, BesideK);
}
