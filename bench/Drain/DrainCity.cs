using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Telemetry.Bench.Drain;

/// <summary>Road stations of ten gateways, on which routes rest, and bins whose fill is an outcome at each minute's tick.</summary>
internal static class DrainCity
{
    public const int Gateways = 10;
    public const int SensorsPerGateway = 40;
    public const int Bins = 30;
    public const string BinGateway = "bins";
    public const string Probe = "probe";

    private static readonly string[] Quantities = ["road_surface_temperature", "air_temperature", "dew_point", "relative_humidity", "wind_speed"];

    public static string Gateway(int gateway) => string.Create(CultureInfo.InvariantCulture, $"city-{gateway:00}");

    public static string Topic(int gateway, int sensor) => $"telemetry/v1/{Gateway(gateway)}/{Sensor(gateway, sensor)}";

    public static string BinTopic(int bin) => $"telemetry/v1/{BinGateway}/{BinSensor(bin)}";

    public static string ProbeTopic => $"telemetry/v1/{BinGateway}/{Probe}";

    /// <summary>One reading of each quantity; values wander slowly, so that the checks have nothing to say.</summary>
    public static byte[] Road(DateTimeOffset at, int number) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"observedAt":"{{{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}}}","readings":{"road_surface_temperature":{{{2 + (number % 40 * 0.05):0.00}}},"air_temperature":{{{3 + (number % 40 * 0.05):0.00}}},"dew_point":{{{1 + (number % 40 * 0.02):0.00}}},"relative_humidity":{{{80 + (number % 10)}}},"wind_speed":{{{3 + (number % 20 * 0.1):0.0}}}}}"""));

    public static byte[] Fill(DateTimeOffset at, int number) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$$"""{"observedAt":"{{{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}}}","readings":{"distance":{{{1300 - (number * 2)}}}}}"""));

    public static byte[] ProbeOf(DateTimeOffset at, int number) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$$"""{"observedAt":"{{{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}}}","readings":{"wind_speed":{{{number % 100 * 0.1:0.0}}}}}"""));

    public static string NetworkJson()
    {
        var roads = Enumerable.Range(0, Gateways).SelectMany(g => Enumerable.Range(0, SensorsPerGateway).Select(s => (Gateway: g, Sensor: Sensor(g, s)))).ToList();
        return JsonSerializer.Serialize(new
        {
            timeZone = "Europe/London",
            gateways = Enumerable.Range(0, Gateways).Select(Gateway).Append(BinGateway).Select(id => new { id, name = id }),
            sites = roads.Select((r, i) => Site(r.Sensor, i, "road"))
                .Append(Site(Probe, roads.Count, "road"))
                .Concat(Enumerable.Range(0, Bins).Select(b => Site(BinSensor(b), 1000 + b, "bin"))),
            sensors = roads.Select(r => Instrument(r.Sensor, Gateway(r.Gateway), Quantities))
                .Append(Instrument(Probe, BinGateway, ["wind_speed"]))
                .Concat(Enumerable.Range(0, Bins).Select(b => Instrument(BinSensor(b), BinGateway, ["distance"]))),
            routes = roads.Chunk(10).Select((few, i) => new
            {
                id = $"route-{i:000}", name = $"Route {i}", priority = "P1", lengthKm = 25, treatedWidthM = 7.3, treatmentMinutes = 120, salt = "dry",
                stations = few.Select(s => new { site = "site-" + s.Sensor, offset = 0.0 }),
            }),
            bins = Enumerable.Range(0, Bins).Select(b => new
            {
                id = $"bin-{b:00}", site = "site-" + BinSensor(b), sensor = BinSensor(b), stream = "general", capacityLitres = 1100,
                emptyDistanceMm = 1350, fullDistanceMm = 250, deadZoneMm = 250, inServiceSince = "2026-01-01T00:00:00Z",
            }),
        });
    }

    private static string Sensor(int gateway, int sensor) => string.Create(CultureInfo.InvariantCulture, $"station-{gateway:00}-{sensor:00}");

    private static string BinSensor(int bin) => string.Create(CultureInfo.InvariantCulture, $"bin-sensor-{bin:00}");

    private static object Site(string sensor, int place, string kind) =>
        new { id = "site-" + sensor, name = sensor, latitude = 52 + (place * 0.0005), longitude = -1.5, kind };

    private static object Instrument(string id, string gateway, string[] quantities) =>
        new { id, site = "site-" + id, gateway, quantities, intervalSeconds = 60 };
}
