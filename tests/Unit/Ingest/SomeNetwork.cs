using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Tests.Unit.Ingest;

/// <summary>Two gateways: gw-1 with road stations s-1 and s-2, gw-2 with air monitor t-1.</summary>
internal sealed class SomeNetwork : INetworkProvider
{
    public static CityNetwork City { get; } = new(
        TimeZoneInfo.Utc,
        [new Gateway(new GatewayId("gw-1"), "One"), new Gateway(new GatewayId("gw-2"), "Two")],
        [],
        [
            Sensor("s-1", "gw-1", Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity, Quantity.SurfaceState),
            Sensor("s-2", "gw-1", Quantity.RoadSurfaceTemperature),
            Sensor("t-1", "gw-2", Quantity.Pm25, Quantity.BatteryLevel),
        ],
        [],
        []);

    public CityNetwork Current => City;

    private static Sensor Sensor(string id, string gateway, params Quantity[] quantities) => new(
        new SensorId(id), new SiteId("site"), new GatewayId(gateway), quantities, TimeSpan.FromMinutes(1), InstrumentGrade.Reference);
}
