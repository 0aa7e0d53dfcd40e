using System.Globalization;
using System.Text.Json;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.City;

/// <summary>Writes the demo city, or some of its sites, as a network file.</summary>
/// <param name="only">The sites to write; null for all. Sensors, gateways, routes and bins follow.</param>
internal sealed class NetworkFile(IReadOnlySet<string>? only)
{
    public static IReadOnlySet<string> Sites { get; } = Marlhaven.Stations.Select(s => s.Site)
        .Concat(Marlhaven.AirSites.Select(s => s.Site)).Concat(MarlhavenBins.All.Select(b => b.Site)).ToHashSet(StringComparer.Ordinal);

    private readonly List<RoadStation> _roads = [.. Marlhaven.Stations.Where(s => Has(only, s.Site))];
    private readonly List<AirSite> _air = [.. Marlhaven.AirSites.Where(s => Has(only, s.Site))];
    private readonly List<WasteBin> _bins = [.. MarlhavenBins.All.Where(b => Has(only, b.Site))];

    public bool HasSite(string site) => Has(only, site);

    public bool HasSensor(string sensor) =>
        _roads.Exists(s => s.Sensor == sensor) || _air.Exists(s => s.Sensor == sensor) || _bins.Exists(b => b.Sensor == sensor);

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("timeZone", "Europe/London");
            Array(json, "gateways", Marlhaven.Gateways.Where(g => IsUsed(g.Id)), static (j, gateway) =>
            {
                j.WriteString("id", gateway.Id);
                j.WriteString("name", gateway.Name);
            });
            json.WriteStartArray("sites");
            _roads.ForEach(road => Site(json, road.Site, road.Name, road.Latitude, road.Longitude, "road", road.Road));
            _air.ForEach(air => Site(json, air.Site, air.Name, air.Latitude, air.Longitude, "air"));
            _bins.ForEach(bin => Site(json, bin.Site, bin.Name, bin.Latitude, bin.Longitude, "bin"));
            json.WriteEndArray();
            json.WriteStartArray("sensors");
            _roads.ForEach(road => Sensor(json, road.Sensor, road.Site, road.Gateway, SensorPlan.RoadInterval, SensorPlan.Road, null));
            _air.ForEach(air => Sensor(
                json, air.Sensor, air.Site, "gw-air", SensorPlan.IntervalOf(air), SensorPlan.Of(air), air.Reference ? "reference" : "indicative"));
            _bins.ForEach(bin => Sensor(json, bin.Sensor, bin.Site, bin.Gateway, SensorPlan.BinInterval, SensorPlan.Of(bin), null));
            json.WriteEndArray();
            Array(json, "routes", Marlhaven.Routes.Where(r => r.Stations.All(s => HasSite(s.Site))), Route);
            Array(json, "bins", _bins, Bin);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static bool Has(IReadOnlySet<string>? only, string site) => only is null || only.Contains(site);

    private bool IsUsed(string gateway) =>
        _roads.Exists(s => s.Gateway == gateway) || _bins.Exists(b => b.Gateway == gateway) || (gateway == "gw-air" && _air.Count > 0);

    private static void Bin(Utf8JsonWriter json, WasteBin bin)
    {
        json.WriteString("id", bin.Id);
        json.WriteString("site", bin.Site);
        json.WriteString("sensor", bin.Sensor);
        json.WriteString("stream", bin.Kind.Stream.Name);
        json.WriteNumber("capacityLitres", bin.Kind.Litres);
        json.WriteNumber("emptyDistanceMm", bin.Kind.EmptyMm);
        json.WriteNumber("fullDistanceMm", bin.Kind.FullMm);
        json.WriteNumber("deadZoneMm", bin.Kind.DeadZoneMm);
        if (bin.Kind.CollectAtPercent is { } percent)
        {
            json.WriteNumber("collectAtPercent", percent);
        }

        if (bin.Kind.CollectAfterDays is { } days)
        {
            json.WriteNumber("collectAfterDays", days);
        }

        json.WriteStartObject("collection");
        json.WriteStartArray("days");
        foreach (var day in bin.Round.Days)
        {
            json.WriteStringValue(day.ToString().ToLowerInvariant());
        }

        json.WriteEndArray();
        json.WriteString("byTime", bin.Round.ThroughBy.ToString("hh\\:mm", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void Route(Utf8JsonWriter json, GrittingRoute route)
    {
        json.WriteString("id", route.Id);
        json.WriteString("name", route.Name);
        json.WriteString("priority", route.Priority);
        json.WriteNumber("lengthKm", route.LengthKm);
        json.WriteNumber("treatedWidthM", route.WidthM);
        json.WriteNumber("treatmentMinutes", route.TreatmentMinutes);
        json.WriteString("salt", route.Salt);
        json.WriteStartObject("geometry");
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");
        foreach (var (longitude, latitude) in RouteLine.Through(route))
        {
            json.WriteStartArray();
            json.WriteNumberValue(longitude);
            json.WriteNumberValue(latitude);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Array(json, "stations", route.Stations, static (j, station) =>
        {
            j.WriteString("site", station.Site);
            j.WriteNumber("offset", station.Offset);
        });
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Site(Utf8JsonWriter json, string id, string name, double latitude, double longitude, string kind, RoadProfile? road = null)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteNumber("latitude", latitude);
        json.WriteNumber("longitude", longitude);
        json.WriteString("kind", kind);
        if (road is { Traffic: { } traffic })
        {
            json.WriteStartObject("road");
            json.WriteNumber("skyView", road.SkyView!.Value);
            json.WriteNumber("windHeightM", road.WindHeightM!.Value);
            json.WriteNumber("subsurfaceDepthM", road.SubsurfaceDepthM!.Value);
            json.WriteStartObject("traffic");
            json.WriteNumber("vehiclesPerDay", traffic.VehiclesPerDay);
            json.WriteNumber("heavyShare", traffic.HeavyShare);
            json.WriteNumber("speedKmH", traffic.SpeedKmH);
            json.WriteNumber("lanes", traffic.Lanes);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Sensor(
        Utf8JsonWriter json, string id, string site, string? gateway, TimeSpan interval, IReadOnlyList<Quantity> quantities, string? grade)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("site", site);
        if (gateway is not null)
        {
            json.WriteString("gateway", gateway);
        }

        json.WriteStartArray("quantities");
        foreach (var quantity in quantities)
        {
            json.WriteStringValue(quantity.Name);
        }

        json.WriteEndArray();
        json.WriteNumber("intervalSeconds", (int)interval.TotalSeconds);
        if (grade is not null)
        {
            json.WriteString("grade", grade);
        }

        json.WriteEndObject();
    }
}
