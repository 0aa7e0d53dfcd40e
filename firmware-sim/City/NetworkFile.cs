using System.Text.Json;
using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.City;

/// <summary>Writes the demo city as a network file.</summary>
internal static class NetworkFile
{
    public static byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("timeZone", "Europe/London");
            Array(json, "gateways", Marlhaven.Gateways, static (j, gateway) =>
            {
                j.WriteString("id", gateway.Id);
                j.WriteString("name", gateway.Name);
            });
            json.WriteStartArray("sites");
            foreach (var road in Marlhaven.Stations)
            {
                Site(json, road.Site, road.Name, road.Latitude, road.Longitude, "road");
            }

            foreach (var air in Marlhaven.AirSites)
            {
                Site(json, air.Site, air.Name, air.Latitude, air.Longitude, "air");
            }

            json.WriteEndArray();
            json.WriteStartArray("sensors");
            foreach (var road in Marlhaven.Stations)
            {
                Sensor(json, road.Sensor, road.Site, road.Gateway, SensorPlan.RoadInterval, SensorPlan.Road, null);
            }

            foreach (var air in Marlhaven.AirSites)
            {
                Sensor(json, air.Sensor, air.Site, "gw-air", SensorPlan.IntervalOf(air), SensorPlan.Of(air), air.Reference ? "reference" : "indicative");
            }

            json.WriteEndArray();
            Array(json, "routes", Marlhaven.Routes, Route);
            json.WriteStartArray("bins");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
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

    private static void Site(Utf8JsonWriter json, string id, string name, double latitude, double longitude, string kind)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteNumber("latitude", latitude);
        json.WriteNumber("longitude", longitude);
        json.WriteString("kind", kind);
        json.WriteEndObject();
    }

    private static void Sensor(
        Utf8JsonWriter json, string id, string site, string gateway, TimeSpan interval, IReadOnlyList<Quantity> quantities, string? grade)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("site", site);
        json.WriteString("gateway", gateway);
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
