using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>Two gateways: gw-1 with sensors s-1 and s-2, gw-2 with t-1.</summary>
public sealed class FixedNetwork : INetworkProvider
{
    public CityNetwork Current { get; } = new(
        TimeZoneInfo.Utc,
        [new Gateway(new GatewayId("gw-1"), "One"), new Gateway(new GatewayId("gw-2"), "Two")],
        [],
        [Station("s-1", "gw-1"), Station("s-2", "gw-1"), Station("t-1", "gw-2")],
        [],
        []);

    private static Sensor Station(string id, string gateway) => new(
        new SensorId(id),
        new SiteId("site"),
        new GatewayId(gateway),
        [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.SurfaceState],
        TimeSpan.FromMinutes(1),
        InstrumentGrade.Reference);
}
