using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Network;

/// <summary>One device at a site, with what it measures and how often. Without a gateway of its own it is its own gateway.</summary>
/// <param name="Interval">Nominal time between readings; silence is judged as three of these.</param>
public sealed record Sensor(
    SensorId Id,
    SiteId Site,
    GatewayId Gateway,
    IReadOnlyList<Quantity> Quantities,
    TimeSpan Interval,
    InstrumentGrade Grade)
{
    /// <summary>When a road sensor was last calibrated, repaired or replaced: what its nights before were like says nothing of it now. Null when never since it was put up.</summary>
    public DateTimeOffset? CalibratedAt { get; init; }

    public bool Measures(Quantity quantity)
    {
        // A plain loop: this runs once per reading.
        for (var i = 0; i < Quantities.Count; i++)
        {
            if (ReferenceEquals(Quantities[i], quantity))
            {
                return true;
            }
        }

        return false;
    }
}
