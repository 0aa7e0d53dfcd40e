using System.Text.Json;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Api.Endpoints.Latest;

/// <summary>Writes the newest readings straight from memory: a hundred thousand of them make no hundred thousand objects.</summary>
internal sealed class LatestAnswer(
    ILatestReadings latest,
    CityNetwork network,
    SiteId? site,
    IReadOnlySet<string> sensors,
    IReadOnlySet<Quantity> quantities,
    bool simulatedTime) : IResult
{
    private const int FlushBytes = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        var body = httpContext.Response.BodyWriter;
        await using var writer = new Utf8JsonWriter(body);
        writer.WriteStartObject();
        writer.WriteBoolean("simulatedTime", simulatedTime);
        writer.WriteStartArray("readings");
        foreach (var reading in site is { } place ? latest.At(place) : latest.All())
        {
            if (IsWanted(reading))
            {
                Write(writer, reading);
                if (writer.BytesPending > FlushBytes)
                {
                    writer.Flush();
                    await body.FlushAsync(httpContext.RequestAborted);
                }
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        await body.FlushAsync(httpContext.RequestAborted);
    }

    private bool IsWanted(in LatestReading reading) =>
        (sensors.Count == 0 || sensors.Contains(reading.Checked.Reading.Sensor.Value))
        && (quantities.Count == 0 || quantities.Contains(reading.Checked.Reading.Quantity));

    private void Write(Utf8JsonWriter writer, in LatestReading latestReading)
    {
        var reading = latestReading.Checked.Reading;
        writer.WriteStartObject();
        writer.WriteString("site", latestReading.Site.Value);
        writer.WriteString("sensor", reading.Sensor.Value);
        writer.WriteString("quantity", reading.Quantity.Name);
        writer.WriteString("unit", reading.Quantity.Unit);
        writer.WriteString("observedAt", reading.ObservedAt.UtcDateTime);
        writer.WriteNumber("value", reading.Value);
        writer.WriteString("flag", latestReading.Checked.Flag.Name());
        writer.WriteString("test", latestReading.Checked.Test.Name());
        writer.WriteString("marks", reading.Marks.Name());
        writer.WriteString("receivedAt", reading.ReceivedAt.UtcDateTime);
        if (network.FindSensor(reading.Sensor) is { } sensor)
        {
            writer.WriteString("staleAfter", SensorSilence.From(sensor, reading.ObservedAt).UtcDateTime);
            writer.WriteString("grade", GradeName.Of(sensor));
        }

        writer.WriteEndObject();
    }
}
