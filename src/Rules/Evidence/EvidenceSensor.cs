using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.Evidence;

/// <summary>A sensor.</summary>
internal sealed record EvidenceSensor(string Id, string Gateway, IReadOnlyList<string> Quantities, TimeSpan Interval, InstrumentGrade Grade, DateTimeOffset? CalibratedAt)
{
    public static EvidenceSensor Of(Sensor sensor) =>
        new(sensor.Id.Value, sensor.Gateway.Value, [.. sensor.Quantities.Select(q => q.Name)], sensor.Interval, sensor.Grade, sensor.CalibratedAt);

    public Sensor ToSensor(SiteId site) => new(
        new SensorId(Id), site, new GatewayId(Gateway), [.. Quantities.Select(Named)], Interval, Grade) { CalibratedAt = CalibratedAt };

    public static Quantity Named(string name) => QuantityCatalogue.Find(name) ?? throw new FormatException($"No quantity is called '{name}' here.");
}
