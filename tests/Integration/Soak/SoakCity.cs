using System.Text.Json;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>The gateways and sensors of a soak: road stations, and one gateway with the sensor that floods.</summary>
internal sealed class SoakCity(SoakOptions options)
{
    public const string FloodGateway = "flood";

    public static readonly string[] Quantities = ["road_surface_temperature", "air_temperature", "dew_point", "relative_humidity", "wind_speed"];

    public int Sensors { get; } = (options.Gateways * options.SensorsPerGateway) + 1;

    /// <summary>The number of the sensor that floods: the last.</summary>
    public int Flooding => Sensors - 1;

    public IReadOnlyList<string> Gateways { get; } = [.. Enumerable.Range(0, options.Gateways).Select(i => $"city-{i:00}")];

    public string Sensor(int number) => $"station-{number:0000}";

    public string Gateway(int sensor) => sensor == Flooding ? FloodGateway : Gateways[sensor / options.SensorsPerGateway];

    public string Topic(int sensor) => $"telemetry/v1/{Gateway(sensor)}/{Sensor(sensor)}";

    public int Number(string sensor) => int.Parse(sensor.AsSpan("station-".Length), System.Globalization.CultureInfo.InvariantCulture);

    public string NetworkJson()
    {
        var sensors = Enumerable.Range(0, Sensors).ToList();
        return JsonSerializer.Serialize(new
        {
            timeZone = "Europe/London",
            gateways = Gateways.Append(FloodGateway).Select(id => new { id, name = id }),
            sites = sensors.Select(i => new { id = "site-" + Sensor(i), name = Sensor(i), latitude = 52 + (i * 0.005), longitude = -1.5, kind = "road" }),
            sensors = sensors.Select(i => new { id = Sensor(i), site = "site-" + Sensor(i), gateway = Gateway(i), quantities = Quantities, intervalSeconds = 60 }),
            routes = sensors.Chunk(5).Select((few, i) => new
            {
                id = $"route-{i:000}",
                name = $"Route {i}",
                priority = "P1",
                lengthKm = 25,
                treatedWidthM = 7.3,
                treatmentMinutes = 120,
                salt = "dry",
                stations = few.Select(s => new { site = "site-" + Sensor(s), offset = 0.0 }),
            }),
        });
    }
}
