using System.Text.Json;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Decoding;

/// <summary>Reads the labelled fields of one SenML record (RFC 8428 sections 4.1 to 4.4).</summary>
internal static class SenmlLabels
{
    public static bool IsKnown(ReadOnlySpan<byte> label) => Index(label) >= 0;

    /// <summary>False when the whole pack was refused.</summary>
    public static bool Read(ref Utf8JsonReader reader, ref SenmlBase bases, ref SenmlRecord record, ReadingBuffer destination)
    {
        var seen = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var label = JsonPayload.Text(ref reader);
            var index = Index(label);
            reader.Read();
            if (index < 0)
            {
                if (label.EndsWith("_"u8))
                {
                    // RFC 8428 section 4.4: such a label must be understood or the pack refused.
                    return destination.Fail(RejectReason.UnsupportedVersion, $"The label \"{JsonPayload.Quote(label)}\" must be understood, and is not.");
                }

                reader.Skip();
                continue;
            }

            if ((seen & (1 << index)) != 0)
            {
                return destination.Fail(RejectReason.Malformed, $"The label \"{JsonPayload.Quote(label)}\" is there twice in one record.");
            }

            seen |= 1 << index;
            if (!ReadField(index, ref reader, ref bases, ref record, destination))
            {
                return false;
            }
        }

        return true;
    }

    private static int Index(ReadOnlySpan<byte> label) => label switch
    {
        [(byte)'n'] => 0,
        [(byte)'u'] => 1,
        [(byte)'v'] => 2,
        [(byte)'t'] => 3,
        [(byte)'s'] => 4,
        [(byte)'b', (byte)'n'] => 5,
        [(byte)'b', (byte)'u'] => 6,
        [(byte)'b', (byte)'v'] => 7,
        [(byte)'b', (byte)'t'] => 8,
        [(byte)'b', (byte)'s'] => 9,
        [(byte)'v', (byte)'s'] => 10,
        [(byte)'v', (byte)'b'] => 11,
        [(byte)'v', (byte)'d'] => 12,
        [(byte)'u', (byte)'t'] => 13,
        [(byte)'b', (byte)'v', (byte)'e', (byte)'r'] => 14,
        _ => -1,
    };

    private static bool ReadField(int index, ref Utf8JsonReader reader, ref SenmlBase bases, ref SenmlRecord record, ReadingBuffer destination)
    {
        record.IsMeasurement |= index is <= 4 or (>= 10 and <= 13);
        switch (index)
        {
            case 0:
                return Text("n", ref reader, ref record.Name, destination);
            case 1:
                record.HasUnit = true;
                return Text("u", ref reader, ref record.Unit, destination);
            case 2:
                record.HasValue = true;
                record.ValueProblem ??= Number(ref reader, out record.Value) ? null : Found(ref reader, "v is", "; send a JSON number.");
                return true;
            case 3:
                record.TimeProblem = Number(ref reader, out record.Time) ? null : Found(ref reader, "t is", "; send seconds as a JSON number.");
                return true;
            case 4:
                record.ValueProblem = "Sums (s, bs) are not supported; send the value as v.";
                reader.Skip();
                return true;
            case 5:
                return Text("bn", ref reader, ref bases.Name, destination);
            case 6:
                bases.HasUnit = true;
                return Text("bu", ref reader, ref bases.Unit, destination);
            case 7:
                return Base("bv", ref reader, ref bases.Value, destination);
            case 8:
                return Base("bt", ref reader, ref bases.Time, destination);
            case 9:
                bases.HasSum = true;
                reader.Skip();
                return true;
            case 10 or 11 or 12:
                record.ValueProblem = "Only numeric values (v) are taken, not vs, vb or vd.";
                reader.Skip();
                return true;
            case 13:
                reader.Skip(); // Update time says when the next is due; silence is judged by the network's interval.
                return true;
            default:
                return Version(ref reader, destination);
        }
    }

    /// <summary>10 is RFC 8428; 26 is 10 with the feature "secondary units" of RFC 9100.</summary>
    private static bool Version(ref Utf8JsonReader reader, ReadingBuffer destination) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) && version is 10 or 26
            || destination.Fail(RejectReason.UnsupportedVersion, "bver must be 10, or 26 for secondary units.");

    private static bool Text(string label, scoped ref Utf8JsonReader reader, ref ReadOnlySpan<byte> text, ReadingBuffer destination)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return destination.Fail(RejectReason.Malformed, $"{label} must be a string, not {JsonPayload.Describe(reader.TokenType)}.");
        }

        text = JsonPayload.Text(ref reader);
        return true;
    }

    private static bool Base(string label, ref Utf8JsonReader reader, ref double value, ReadingBuffer destination) =>
        Number(ref reader, out value)
        || destination.Fail(RejectReason.Malformed, $"{label} must be a number, not {JsonPayload.Describe(reader.TokenType)}.");

    private static bool Number(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value);
    }

    private static string Found(ref Utf8JsonReader reader, string before, string after)
    {
        var found = reader.TokenType == JsonTokenType.Number ? "too large for a double" : JsonPayload.Describe(reader.TokenType);
        reader.Skip();
        return $"{before} {found}{after}";
    }
}
