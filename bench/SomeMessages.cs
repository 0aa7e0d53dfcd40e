using System.Text;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Bench;

/// <summary>The messages that every benchmark takes: one reading, or a pack of fifty, from a thousand road stations.</summary>
internal static class SomeMessages
{
    public const int Stations = 1000;

    public static readonly DateTimeOffset Evening = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);
    public static readonly GatewayId Gateway = new("gw-01");
    public static readonly byte[] Payload = Encoding.UTF8.GetBytes(
        """{"observedAt":"2026-01-14T18:00:00Z","readings":{"road_surface_temperature":-1.2}}""");

    private static readonly SensorId[] Sensors = [.. Enumerable.Range(0, Stations).Select(i => new SensorId($"rws-{i:D4}"))];

    public static SensorId Sensor(int number) => Sensors[number % Stations];

    public static Reading Reading(int number)
    {
        var at = Evening.AddSeconds(number / Stations * 60);
        return new Reading(Sensor(number), Quantity.RoadSurfaceTemperature, at.AddSeconds(-2), (number % 100 / 10.0) - 5, at);
    }

    public static MessageRecord[] Singles(int count) => [.. Enumerable.Range(0, count).Select(Single)];

    public static MessageRecord[] Packs(int count, int readings) =>
        [.. Enumerable.Range(0, count).Select(i => Single(i) with { Readings = [.. Enumerable.Range(i * readings, readings).Select(Reading)] })];

    private static MessageRecord Single(int number)
    {
        var reading = Reading(number);
        return new MessageRecord(
            reading.ReceivedAt, Gateway, $"telemetry/v1/gw-01/{reading.Sensor}", "application/json", "native", 1, Payload, [reading], []);
    }
}
