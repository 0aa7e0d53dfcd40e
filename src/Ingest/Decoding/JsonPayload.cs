using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Telemetry.Ingest.Decoding;

/// <summary>What both JSON formats do alike: open the payload, take a string, name what was found instead.</summary>
internal static class JsonPayload
{
    private const int MaxQuoted = 80;

    /// <summary>Enough for both formats and for any extra member worth ignoring; more is refused as malformed.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 16 };

    public static ReadOnlySpan<byte> SkipByteOrderMark(ReadOnlySpan<byte> payload) =>
        payload.StartsWith("\uFEFF"u8) ? payload[3..] : payload;

    /// <summary>False for an empty payload or one that is not UTF-8, which the reader would otherwise only find by chance.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> payload, out Utf8JsonReader reader, out string problem)
    {
        payload = SkipByteOrderMark(payload);
        reader = new Utf8JsonReader(payload, Options);
        problem = payload.IsEmpty ? "The payload is empty." : "The payload is not UTF-8.";
        return !payload.IsEmpty && Utf8.IsValid(payload);
    }

    /// <summary>The text of a string or name; only an escaped one is copied.</summary>
    public static ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        var copy = new byte[reader.ValueSpan.Length];
        return copy.AsSpan(0, reader.CopyString(copy));
    }

    public static string Describe(JsonException error) =>
        $"Not valid JSON at line {error.LineNumber + 1 ?? 1}, byte {error.BytePositionInLine + 1 ?? 1}: cut off, or not JSON.";

    public static string Quote(ReadOnlySpan<byte> text) =>
        text.Length <= MaxQuoted ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text[..MaxQuoted]) + "…";

    public static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        _ => "nothing",
    };
}
