using System.Text.Json;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Decoding;

/// <summary>The native format: an object with <c>observedAt</c> and <c>readings</c>, or an array of such objects.</summary>
/// <remarks>Every answer it gives is listed in docs/wire-format.md.</remarks>
internal sealed class NativeJsonDecoder : IPayloadDecoder
{
    private const string TimeWanted = "observedAt must be an RFC 3339 time with a zone, such as \"2026-01-14T03:10:00Z\"";

    public string Name => "native-json";

    public int Version => 1;

    public string TopicSuffix => "json";

    public bool AcceptsContentType(ReadOnlySpan<char> mediaType) =>
        mediaType.Equals("application/vnd.telemetry.v1+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Any other JSON is taken for this format, and told what it lacks.</summary>
    public bool Recognises(ReadOnlySpan<byte> payload) => true;

    public void Decode(ReadOnlySpan<byte> payload, in DecodeContext context, ReadingBuffer destination)
    {
        if (!JsonPayload.TryOpen(payload, out var reader, out var problem))
        {
            destination.Fail(RejectReason.Malformed, problem);
            return;
        }

        try
        {
            if (DecodeRoot(ref reader, context, destination) && destination.Count + destination.Rejections.Count == 0)
            {
                destination.Fail(RejectReason.Malformed, "The message has no readings.");
            }
        }
        catch (JsonException error)
        {
            destination.Fail(RejectReason.Malformed, JsonPayload.Describe(error));
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to an escaped half of a surrogate pair.
            destination.Fail(RejectReason.Malformed, "A string is not valid Unicode.");
        }
    }

    private static bool DecodeRoot(ref Utf8JsonReader reader, in DecodeContext context, ReadingBuffer destination)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (!DecodeObject(ref reader, context, destination))
                {
                    return false;
                }
            }
        }
        else if (!DecodeObject(ref reader, context, destination))
        {
            return false;
        }

        return !reader.Read() || destination.Fail(RejectReason.Malformed, "There is more after the end of the message.");
    }

    private static bool DecodeObject(ref Utf8JsonReader reader, in DecodeContext context, ReadingBuffer destination)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return destination.Fail(RejectReason.Malformed, $"Expected an object with observedAt and readings, found {JsonPayload.Describe(reader.TokenType)}.");
        }

        var start = destination.Count;
        DateTimeOffset? observedAt = null;
        string? timeProblem = null;
        string? unknownMember = null;
        var hasReadings = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = JsonPayload.Text(ref reader);
            reader.Read();
            if (member.SequenceEqual("observedAt"u8))
            {
                if (observedAt is not null || timeProblem is not null)
                {
                    return destination.Fail(RejectReason.Malformed, "observedAt is there twice in one object.");
                }

                timeProblem = ReadTime(ref reader, out observedAt);
            }
            else if (member.SequenceEqual("readings"u8))
            {
                if (hasReadings || reader.TokenType != JsonTokenType.StartObject)
                {
                    return destination.Fail(RejectReason.Malformed, "Each object has readings once, an object of quantity names and numbers.");
                }

                hasReadings = true;
                if (!DecodeReadings(ref reader, context, start, destination))
                {
                    return false;
                }
            }
            else
            {
                unknownMember ??= JsonPayload.Quote(member);
                reader.Skip();
            }
        }

        return hasReadings
            ? Stamp(context, start, observedAt, timeProblem, unknownMember, destination)
            : destination.Fail(RejectReason.Malformed, "An object has no readings.");
    }

    private static bool Stamp(
        in DecodeContext context, int start, DateTimeOffset? observedAt, string? timeProblem, string? unknownMember, ReadingBuffer destination)
    {
        if (timeProblem is not null)
        {
            destination.RejectFrom(start, RejectReason.InvalidTime, timeProblem);
            return true;
        }

        if (observedAt is not null)
        {
            destination.StampFrom(start, observedAt.Value, ReadingMarks.None);
            return true;
        }

        if (unknownMember is not null)
        {
            // It may be the time under another name: stamping the receipt would then be a wrong time told confidently.
            return destination.Fail(
                RejectReason.Malformed, $"Unknown member \"{unknownMember}\" and no observedAt: name the time observedAt, or leave the other member out.");
        }

        destination.StampFrom(start, context.ReceivedAt, ReadingMarks.TimeAssumed);
        return true;
    }

    private static string? ReadTime(ref Utf8JsonReader reader, out DateTimeOffset? observedAt)
    {
        observedAt = null;
        if (reader.TokenType != JsonTokenType.String)
        {
            var found = JsonPayload.Describe(reader.TokenType);
            reader.Skip();
            return $"{TimeWanted}, not {found}.";
        }

        var text = JsonPayload.Text(ref reader);
        if (!Rfc3339.TryParse(text, out var instant))
        {
            return $"{TimeWanted}, not \"{JsonPayload.Quote(text)}\".";
        }

        observedAt = instant;
        return null;
    }

    private static bool DecodeReadings(ref Utf8JsonReader reader, in DecodeContext context, int start, ReadingBuffer destination)
    {
        UInt128 seenLow = 0;
        UInt128 seenHigh = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonPayload.Text(ref reader);
            var quantity = QuantityCatalogue.Find(name);
            reader.Read();
            if (quantity is not null)
            {
                ref var seen = ref quantity.Code < 128 ? ref seenLow : ref seenHigh;
                var bit = UInt128.One << (quantity.Code & 127);
                if ((seen & bit) != 0)
                {
                    reader.Skip();
                    if (!RejectTwice(context, quantity, start, destination))
                    {
                        return false;
                    }

                    continue;
                }

                seen |= bit;
            }

            if (!DecodeValue(ref reader, context, quantity, name, destination))
            {
                return false;
            }
        }

        return true;
    }

    private static bool DecodeValue(
        ref Utf8JsonReader reader, in DecodeContext context, Quantity? quantity, scoped ReadOnlySpan<byte> name, ReadingBuffer destination)
    {
        var quantityName = quantity?.Name ?? JsonPayload.Quote(name);
        if (reader.TokenType != JsonTokenType.Number)
        {
            var found = JsonPayload.Describe(reader.TokenType);
            reader.Skip();
            return destination.Reject(new Rejection(
                RejectReason.InvalidValue, $"The value is {found}; send a JSON number, or leave the quantity out.", context.TopicSensorName, quantityName));
        }

        if (!reader.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            return destination.Reject(new Rejection(
                RejectReason.InvalidValue, "The number is too large for a double.", context.TopicSensorName, quantityName));
        }

        return destination.Add(new DecodedReading(
            context.TopicSensor, context.TopicSensorName, quantity, quantityName, context.ReceivedAt, value, ReadingMarks.None));
    }

    /// <summary>Neither value is taken, since no one can know which was meant.</summary>
    private static bool RejectTwice(in DecodeContext context, Quantity quantity, int start, ReadingBuffer destination)
    {
        const string Detail = "The quantity is there twice in one object; which is meant can't be known.";
        for (var i = start; i < destination.Count; i++)
        {
            if (ReferenceEquals(destination.Readings[i].Quantity, quantity))
            {
                destination.RejectAt(i, RejectReason.InvalidValue, Detail);
                break;
            }
        }

        return destination.Reject(new Rejection(RejectReason.InvalidValue, Detail, context.TopicSensorName, quantity.Name));
    }
}
