using System.Globalization;
using System.Text.Json;
using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.City;

namespace Telemetry.FirmwareSim.Payloads;

/// <summary>Writes observations of one sensor as one message: the native object (or an array of them), or a SenML pack (RFC 8428).</summary>
internal static class ReadingPack
{
    public const string SenMlContentType = "application/senml+json";

    public static OutgoingMessage Write(string gateway, string sensor, IReadOnlyList<Observation> observations, PayloadFormat format)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            if (format == PayloadFormat.SenMl)
            {
                SenMl(json, observations);
            }
            else
            {
                Native(json, observations);
            }
        }

        var readings = observations.Sum(o => o.Values.Count);
        var contentType = format == PayloadFormat.SenMl ? SenMlContentType : "application/json";
        return new OutgoingMessage($"telemetry/v1/{gateway}/{sensor}", contentType, stream.ToArray(), readings);
    }

    private static void Native(Utf8JsonWriter json, IReadOnlyList<Observation> observations)
    {
        if (observations.Count > 1)
        {
            json.WriteStartArray();
        }

        foreach (var observation in observations)
        {
            json.WriteStartObject();
            json.WriteString("observedAt", Iso(observation.ObservedAt));
            json.WriteStartObject("readings");
            foreach (var (quantity, value) in observation.Values)
            {
                json.WriteNumber(quantity.Name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (observations.Count > 1)
        {
            json.WriteEndArray();
        }
    }

    /// <summary>One base time for the pack and times relative to it; the sensor is named by the topic.</summary>
    private static void SenMl(Utf8JsonWriter json, IReadOnlyList<Observation> observations)
    {
        var baseTime = observations[0].ObservedAt;
        var first = true;
        json.WriteStartArray();
        foreach (var observation in observations)
        {
            var relative = (observation.ObservedAt - baseTime).TotalSeconds;
            foreach (var (quantity, value) in observation.Values)
            {
                json.WriteStartObject();
                if (first)
                {
                    json.WriteNumber("bt", baseTime.ToUnixTimeMilliseconds() / 1000m);
                    first = false;
                }

                json.WriteString("n", quantity.Name);
                if (UnitOf(quantity) is { } unit)
                {
                    json.WriteString("u", unit);
                }

                json.WriteNumber("v", value);
                if (relative != 0)
                {
                    json.WriteNumber("t", relative);
                }

                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>The SenML registry's name of a canonical unit (RFC 8428, RFC 8798); null where it has none, as for a code.</summary>
    private static string? UnitOf(Quantity quantity) => quantity.Unit switch
    {
        "%" when quantity == Quantity.RelativeHumidity => "%RH",
        "%" when quantity == Quantity.BatteryLevel => "%EL",
        "Cel" or "m/s" or "mm" or "mm/h" or "hPa" or "V" or "W/m2" or "%" or "ug/m3" => quantity.Unit,
        _ => null,
    };

    private static string Iso(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "O", CultureInfo.InvariantCulture);
}
