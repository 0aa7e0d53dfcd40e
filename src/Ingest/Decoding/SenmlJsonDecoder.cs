using System.Text;
using System.Text.Json;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Decoding;

/// <summary>SenML in JSON, RFC 8428: a pack of records with base fields and absolute or relative time.</summary>
/// <remarks>How names, units and times are mapped: docs/wire-format.md and docs/sources/wire-format.md#senml.</remarks>
internal sealed class SenmlJsonDecoder : IPayloadDecoder
{
    /// <summary>Longest resolved name that is looked at, in bytes.</summary>
    private const int MaxName = 256;

    /// <summary>Times below this many seconds are relative to now; RFC 8428 section 4.5.3.</summary>
    private const double RelativeBelow = 1 << 28;

    public string Name => "senml-json";

    public int Version => 1;

    public string TopicSuffix => "senml";

    public bool AcceptsContentType(ReadOnlySpan<char> mediaType) =>
        mediaType.Equals("application/senml+json", StringComparison.OrdinalIgnoreCase);

    public bool Recognises(ReadOnlySpan<byte> payload)
    {
        var text = SkipSpace(JsonPayload.SkipByteOrderMark(payload));
        if (text.IsEmpty || text[0] != '[' || (text = SkipSpace(text[1..])).IsEmpty || text[0] != '{'
            || (text = SkipSpace(text[1..])).IsEmpty || text[0] != '"')
        {
            return false;
        }

        text = text[1..];
        var end = text.IndexOf((byte)'"');
        return end > 0 && SenmlLabels.IsKnown(text[..end]);
    }

    public void Decode(ReadOnlySpan<byte> payload, in DecodeContext context, ReadingBuffer destination)
    {
        if (!JsonPayload.TryOpen(payload, out var reader, out var problem))
        {
            destination.Fail(RejectReason.Malformed, problem);
            return;
        }

        try
        {
            if (DecodePack(ref reader, context, destination) && destination.Count + destination.Rejections.Count == 0)
            {
                destination.Fail(RejectReason.Malformed, "The pack has no measurement.");
            }
        }
        catch (JsonException error)
        {
            destination.Fail(RejectReason.Malformed, JsonPayload.Describe(error));
        }
        catch (InvalidOperationException)
        {
            destination.Fail(RejectReason.Malformed, "A string is not valid Unicode.");
        }
    }

    private static bool DecodePack(ref Utf8JsonReader reader, in DecodeContext context, ReadingBuffer destination)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return destination.Fail(RejectReason.Malformed, $"A SenML pack is an array of records, not {JsonPayload.Describe(reader.TokenType)}.");
        }

        var bases = default(SenmlBase);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return destination.Fail(RejectReason.Malformed, $"A SenML record is an object, not {JsonPayload.Describe(reader.TokenType)}.");
            }

            var record = default(SenmlRecord);
            if (!SenmlLabels.Read(ref reader, ref bases, ref record, destination)
                || (record.IsMeasurement && !Resolve(bases, record, context, destination)))
            {
                return false;
            }
        }

        return !reader.Read() || destination.Fail(RejectReason.Malformed, "There is more after the end of the pack.");
    }

    private static bool Resolve(in SenmlBase bases, in SenmlRecord record, in DecodeContext context, ReadingBuffer destination)
    {
        Span<byte> name = stackalloc byte[MaxName];
        var length = bases.Name.Length + record.Name.Length;
        if (length == 0 || length > MaxName)
        {
            return destination.Reject(new Rejection(
                RejectReason.UnknownQuantity,
                length == 0 ? "The record has no name; it must end in a quantity." : $"The name is longer than {MaxName} bytes."));
        }

        bases.Name.CopyTo(name);
        record.Name.CopyTo(name[bases.Name.Length..]);
        var quantityUtf8 = Split(name[..length], context, out var sensor, out var sensorName);
        var quantity = QuantityCatalogue.Find(quantityUtf8);
        var quantityName = quantity?.Name ?? JsonPayload.Quote(quantityUtf8);

        var problem = Judge(bases, record, quantity, out var reason);
        if (problem is not null)
        {
            return destination.Reject(new Rejection(reason, problem, sensorName, quantityName));
        }

        var seconds = bases.Time + record.Time;
        if (!TryInstant(seconds, context.ReceivedAt, out var observedAt))
        {
            return destination.Reject(new Rejection(
                RejectReason.InvalidTime, "The time is out of all range; send seconds since 1970, or seconds relative to now.", sensorName, quantityName));
        }

        var marks = Math.Abs(seconds) < RelativeBelow ? ReadingMarks.TimeAssumed : ReadingMarks.None;
        return destination.Add(new DecodedReading(sensor, sensorName, quantity, quantityName, observedAt, bases.Value + record.Value, marks));
    }

    private static string? Judge(in SenmlBase bases, in SenmlRecord record, Quantity? quantity, out RejectReason reason)
    {
        reason = RejectReason.InvalidValue;
        if (bases.HasSum)
        {
            return "Sums (s, bs) are not supported; send the value as v.";
        }

        if (record.ValueProblem is not null)
        {
            return record.ValueProblem;
        }

        if (!record.HasValue)
        {
            return "The record has no v; send a number.";
        }

        if (!double.IsFinite(bases.Value + record.Value))
        {
            return "The number is too large for a double.";
        }

        if (record.TimeProblem is not null)
        {
            reason = RejectReason.InvalidTime;
            return record.TimeProblem;
        }

        var unit = record.HasUnit ? record.Unit : bases.Unit;
        if ((record.HasUnit || bases.HasUnit) && quantity is not null && !SenmlUnits.Matches(quantity, unit))
        {
            reason = RejectReason.WrongUnit;
            return $"The unit is \"{JsonPayload.Quote(unit)}\"; {quantity.Name} is in {quantity.Unit}.";
        }

        return null;
    }

    /// <summary>The last part of a name is the quantity, the part before it the sensor; without one it is the topic's.</summary>
    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> name, in DecodeContext context, out Sensor? sensor, out string sensorName)
    {
        var cut = name.LastIndexOfAny((byte)'/', (byte)':');
        if (cut < 0)
        {
            sensor = context.TopicSensor;
            sensorName = context.TopicSensorName;
            return name;
        }

        var left = name[..cut];
        var part = left[(left.LastIndexOfAny((byte)'/', (byte)':') + 1)..];
        Span<char> text = stackalloc char[MaxName];
        sensor = Encoding.UTF8.TryGetChars(part, text, out var length) ? context.Network.FindSensor(text[..length]) : null;
        sensorName = sensor?.Id.Value ?? JsonPayload.Quote(part);
        return name[(cut + 1)..];
    }

    private static bool TryInstant(double seconds, DateTimeOffset receivedAt, out DateTimeOffset instant)
    {
        // Whole microseconds: a double has no more, and its noise must not make two keys of one instant.
        instant = default;
        var microseconds = Math.Round(seconds * 1e6);
        if (!double.IsFinite(microseconds) || Math.Abs(microseconds) > 1e18)
        {
            return false;
        }

        var origin = Math.Abs(seconds) < RelativeBelow ? receivedAt.UtcTicks : DateTime.UnixEpoch.Ticks;
        var ticks = origin + (long)microseconds * 10;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static ReadOnlySpan<byte> SkipSpace(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8);
}
