using System.Buffers;
using System.Text.Json;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>Readings as one JSON object, or as NDJSON: one object a line, and <c>{"next":…}</c> as the last line when there is more.</summary>
internal sealed class JsonReadingsWriter : IReadingsWriter
{
    private readonly IBufferWriter<byte> _destination;
    private readonly Utf8JsonWriter _writer;
    private readonly CityNetwork _network;
    private readonly bool _lines;
    private Aggregate _aggregate;

    public JsonReadingsWriter(IBufferWriter<byte> destination, CityNetwork network, bool lines)
    {
        _network = network;
        _destination = destination;
        _lines = lines;

        // Rows are written apart from each other in NDJSON, which the writer itself would call invalid.
        _writer = new Utf8JsonWriter(destination, new JsonWriterOptions { SkipValidation = lines });
    }

    public string ContentType => _lines ? "application/x-ndjson; charset=utf-8" : "application/json; charset=utf-8";

    public void Begin(ReadingsRequest request, bool simulatedTime, DateTimeOffset? storedUpTo)
    {
        _aggregate = request.Aggregate;
        if (_lines)
        {
            return;
        }

        _writer.WriteStartObject();
        _writer.WriteString("from", request.From.UtcDateTime);
        _writer.WriteString("to", request.To.UtcDateTime);
        if (request.KnownAt is { } knownAt)
        {
            _writer.WriteString("knownAt", knownAt.UtcDateTime);
        }

        if (request.Interval is not null)
        {
            _writer.WriteString("aggregate", request.Aggregate.Name());
            _writer.WriteString("timeZone", request.TimeZone.Id);
        }

        _writer.WriteBoolean("simulatedTime", simulatedTime);
        if (storedUpTo is { } stored)
        {
            _writer.WriteString("storedUpTo", stored.UtcDateTime);
        }

        _writer.WriteStartArray(request.Interval is null ? "readings" : "buckets");
    }

    public void Write(in ReadingRow row)
    {
        _writer.WriteStartObject();
        _writer.WriteString("sensor", row.Sensor.Value);
        _writer.WriteString("quantity", row.Quantity.Name);
        _writer.WriteString("unit", row.Quantity.Unit);
        _writer.WriteString("observedAt", row.ObservedAt.UtcDateTime);
        _writer.WriteNumber("value", row.Value);
        _writer.WriteString("flag", row.Flag.Name());
        _writer.WriteString("test", row.Test.Name());
        _writer.WriteString("marks", row.Marks.Name());
        _writer.WriteString("receivedAt", row.ReceivedAt.UtcDateTime);
        _writer.WriteString("storedAt", row.StoredAt.UtcDateTime);
        _writer.WriteString("grade", GradeName.Of(_network.FindSensor(row.Sensor)));
        _writer.WriteEndObject();
        EndRow();
    }

    public void Write(in Bucket bucket)
    {
        _writer.WriteStartObject();
        _writer.WriteString("sensor", bucket.Sensor.Value);
        _writer.WriteString("quantity", bucket.Quantity.Name);
        _writer.WriteString("unit", _aggregate == Aggregate.Count ? "1" : bucket.Quantity.Unit);
        _writer.WriteString("start", bucket.Start.UtcDateTime);
        _writer.WriteString("end", bucket.End.UtcDateTime);
        if (bucket.Value is { } value)
        {
            _writer.WriteNumber("value", value);
        }
        else
        {
            _writer.WriteNull("value");
        }

        _writer.WriteNumber("count", bucket.Count);
        _writer.WriteNumber("suspect", bucket.Suspect);
        _writer.WriteNumber("failed", bucket.Failed);
        _writer.WriteBoolean("partial", bucket.Partial);
        _writer.WriteString("grade", GradeName.Of(_network.FindSensor(bucket.Sensor)));
        if (bucket.Capture is { } capture)
        {
            _writer.WriteNumber("capture", Math.Round(capture, 4));
        }
        else
        {
            _writer.WriteNull("capture");
        }

        _writer.WriteBoolean("sufficient", bucket.Capture >= Capture.Least);
        _writer.WriteEndObject();
        EndRow();
    }

    public void End(string? next)
    {
        if (_lines)
        {
            if (next is not null)
            {
                _writer.WriteStartObject();
                _writer.WriteString("next", next);
                _writer.WriteEndObject();
                EndRow();
            }

            return;
        }

        _writer.WriteEndArray();
        _writer.WriteString("next", next);
        _writer.WriteEndObject();
        _writer.Flush();
    }

    public void Dispose() => _writer.Dispose();

    private void EndRow()
    {
        // Each row goes to the destination whole: it may be flushed after any, and must not be while the writer has lent from it.
        _writer.Flush();
        if (_lines)
        {
            _writer.Reset();
            _destination.Write("\n"u8);
        }
    }
}
