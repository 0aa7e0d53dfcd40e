using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Network;

/// <summary>The <c>bins</c> of a network file.</summary>
internal static class NetworkFileBins
{
    public const double MaxCapacityLitres = 100_000;

    public const double MaxCollectAfterDays = 366;

    private static readonly (string, DayOfWeek)[] WeekDays =
    [
        ("monday", DayOfWeek.Monday), ("tuesday", DayOfWeek.Tuesday), ("wednesday", DayOfWeek.Wednesday), ("thursday", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday), ("saturday", DayOfWeek.Saturday), ("sunday", DayOfWeek.Sunday),
    ];

    public static List<Bin> Read(
        NetworkFileObject file, NetworkFileSites sites, NetworkFileSensors sensors, TimeZoneInfo timeZone, NetworkFileErrors errors)
    {
        var ids = new NetworkFileIds("bin");
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        List<Bin> bins = [];
        foreach (var (element, path) in file.Items("bins", required: false))
        {
            if (NetworkFileObject.Open(
                    element, path, errors,
                    "id", "site", "sensor", "stream", "capacityLitres", "emptyDistanceMm", "fullDistanceMm", "deadZoneMm", "fullPercentOfCapacity",
                    "calibrations", "collectAtPercent", "collectAfterDays", "inServiceSince", "collection") is { } from
                && ReadBin(from, ids, sites, sensors, timeZone, taken, errors) is { } bin)
            {
                bins.Add(bin);
            }
        }

        return bins;
    }

    private static Bin? ReadBin(
        NetworkFileObject from,
        NetworkFileIds ids,
        NetworkFileSites sites,
        NetworkFileSensors sensors,
        TimeZoneInfo timeZone,
        Dictionary<string, string> taken,
        NetworkFileErrors errors)
    {
        var id = ids.Declare(from);
        var site = sites.Refer(from, SiteKind.Bin);
        var sensor = sensors.Ids.Refer(from, "sensor");
        var stream = from.Text("stream");
        var capacity = from.Number("capacityLitres", 0, MaxCapacityLitres, "l", exclusiveMinimum: true);
        var first = NetworkFileCalibrations.ReadOne(from, validFrom: null, inherited: null);
        var later = NetworkFileCalibrations.ReadLater(from, first, errors);
        var collectAt = from.Has("collectAtPercent") ? from.Number("collectAtPercent", 0, 100, "%", exclusiveMinimum: true) : null;
        var collectAfter = from.Has("collectAfterDays") ? from.Number("collectAfterDays", 0, MaxCollectAfterDays, "d", exclusiveMinimum: true) : null;
        var since = from.Instant("inServiceSince", required: false);
        var collection = ReadSchedule(from, timeZone, errors);
        if (sensor is not null)
        {
            CheckSensor(from, sensor, site, sensors, taken);
        }

        return id is null || site is null || sensor is null || stream is null || capacity is null || first is null
            ? null
            : new Bin(new BinId(id), site.Value, new SensorId(sensor), stream, capacity.Value, first.EmptyDistanceMm, first.FullDistanceMm)
            {
                DeadZoneMm = first.DeadZoneMm,
                FullPercentOfCapacity = first.FullPercentOfCapacity,
                Recalibrations = later,
                CollectAtPercent = collectAt,
                CollectAfter = collectAfter is { } days ? TimeSpan.FromDays(days) : null,
                InServiceSince = since,
                Collection = collection,
            };
    }

    private static CollectionSchedule? ReadSchedule(NetworkFileObject bin, TimeZoneInfo timeZone, NetworkFileErrors errors)
    {
        if (!bin.TryGetObject("collection", out var element)
            || NetworkFileObject.Open(element.Value, bin.PathOf("collection"), errors, "days", "byTime") is not { } from)
        {
            return null;
        }

        var days = from.Choices<DayOfWeek>("days", WeekDays);
        return from.TimeOfDay("byTime") is { } byTime && days.Count > 0 ? new CollectionSchedule(days, byTime, timeZone) : null;
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
