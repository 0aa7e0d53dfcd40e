using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Network;

/// <summary>The <c>bins</c> of a network file.</summary>
internal static class NetworkFileBins
{
    public const double MaxCapacityLitres = 100_000;

    public static List<Bin> Read(NetworkFileObject file, NetworkFileSites sites, NetworkFileSensors sensors, NetworkFileErrors errors)
    {
        var ids = new NetworkFileIds("bin");
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        List<Bin> bins = [];
        foreach (var (element, path) in file.Items("bins", required: false))
        {
            if (NetworkFileObject.Open(
                    element, path, errors,
                    "id", "site", "sensor", "stream", "capacityLitres", "emptyDistanceMm", "fullDistanceMm") is { } from
                && ReadBin(from, ids, sites, sensors, taken) is { } bin)
            {
                bins.Add(bin);
            }
        }

        return bins;
    }

    private static Bin? ReadBin(
        NetworkFileObject from, NetworkFileIds ids, NetworkFileSites sites, NetworkFileSensors sensors, Dictionary<string, string> taken)
    {
        var id = ids.Declare(from);
        var site = sites.Refer(from, SiteKind.Bin);
        var sensor = sensors.Ids.Refer(from, "sensor");
        var stream = from.Text("stream");
        var capacity = from.Number("capacityLitres", 0, MaxCapacityLitres, "l", exclusiveMinimum: true);
        var empty = from.Number("emptyDistanceMm", 0, Quantity.Distance.Maximum, "mm", exclusiveMinimum: true);
        var full = from.Number("fullDistanceMm", 0, Quantity.Distance.Maximum, "mm");
        if (empty <= full)
        {
            from.Fail("emptyDistanceMm", "must be above fullDistanceMm: the sensor looks down at the waste");
        }

        if (sensor is not null)
        {
            CheckSensor(from, sensor, site, sensors, taken);
        }

        return id is null || site is null || sensor is null || stream is null || capacity is null || empty is null || full is null
            ? null
            : new Bin(new BinId(id), site.Value, new SensorId(sensor), stream, capacity.Value, empty.Value, full.Value);
    }

    private static void CheckSensor(
        NetworkFileObject from, string id, SiteId? site, NetworkFileSensors sensors, Dictionary<string, string> taken)
    {
        if (!taken.TryAdd(id, from.Path))
        {
            from.Fail("sensor", $"'{id}' is also the sensor of {taken[id]}");
        }

        if (sensors.Find(id) is not { } sensor)
        {
            return;
        }

        if (site is { } place && sensor.Site != place)
        {
            from.Fail("sensor", $"'{id}' is at site '{sensor.Site}', not at the bin's site '{place}'");
        }

        if (!sensor.Measures(Quantity.Distance) && !sensor.Measures(Quantity.FillLevel))
        {
            from.Fail("sensor", $"'{id}' measures neither {Quantity.Distance} nor {Quantity.FillLevel}");
        }
    }
}
