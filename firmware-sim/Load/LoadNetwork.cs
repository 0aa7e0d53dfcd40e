using System.Text.Json;
using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.Load;

/// <summary>Writes a network file of any size for a host that is to be loaded: a third road sensors, a third air, a third bins' temperatures.</summary>
internal static class LoadNetwork
{
    private static readonly (string Kind, IReadOnlyList<Quantity> Quantities)[] Kinds =
    [
        ("road", [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.WaterFilmThickness]),
        ("air", [Quantity.No2, Quantity.Pm25, Quantity.Pm10]),
        ("bin", [Quantity.ContainerTemperature, Quantity.Tilt, Quantity.BatteryVoltage]),
    ];

    public static void Write(Stream target, int gateways, int sensorsEach)
    {
        using var json = new Utf8JsonWriter(target, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("timeZone", "Europe/London");
        json.WriteStartArray("gateways");
        for (var g = 0; g < gateways; g++)
        {
            json.WriteStartObject();
            json.WriteString("id", Gateway(g));
            json.WriteString("name", $"Load gateway {g + 1}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sites");
        for (var s = 0; s < gateways * sensorsEach; s++)
        {
            json.WriteStartObject();
            json.WriteString("id", Site(s));
            json.WriteString("name", $"Load site {s + 1}");
            json.WriteNumber("latitude", Math.Round(53.5 + (0.001 * (s % 500)), 4));
            json.WriteNumber("longitude", Math.Round(-1.0 + (0.001 * (s / 500)), 4));
            json.WriteString("kind", Kinds[s % Kinds.Length].Kind);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sensors");
        for (var s = 0; s < gateways * sensorsEach; s++)
        {
            json.WriteStartObject();
            json.WriteString("id", $"load-{s + 1}");
            json.WriteString("site", Site(s));
            json.WriteString("gateway", Gateway(s / sensorsEach));
            json.WriteStartArray("quantities");
            foreach (var quantity in Kinds[s % Kinds.Length].Quantities)
            {
                json.WriteStringValue(quantity.Name);
            }

            json.WriteEndArray();
            json.WriteNumber("intervalSeconds", 60);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Gateway(int number) => FormattableString.Invariant($"load-gw-{number + 1}");

    private static string Site(int number) => FormattableString.Invariant($"load-site-{number + 1}");
}
