using System.Text;
using System.Text.Json;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>Why a server refuses, in its own words.</summary>
/// <param name="Text">One line, cut when it is long.</param>
/// <param name="Spoken">Whether it came in the JSON that InfluxDB answers with; a proxy in between answers otherwise.</param>
/// <param name="Lines">The guilty lines, where the server names them (3.x, up to 100).</param>
internal sealed record ServerReason(string Text, bool Spoken, IReadOnlyList<NamedLine> Lines)
{
    private const int MostCharacters = 500;

    /// <summary>The reason for a line that was sent alone.</summary>
    public string ForOne => Lines is [var only] ? only.Reason : Text;

    public static ServerReason Read(ServerAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            if (json.RootElement.ValueKind == JsonValueKind.Object && (TextOf(json.RootElement, "error") ?? TextOf(json.RootElement, "message")) is { } text)
            {
                return new ServerReason(OneLine(text), Spoken: true, NamedLines(json.RootElement));
            }
        }
        catch (JsonException)
        {
            // Not InfluxDB's own answer, or only a part of it: what can be shown of it follows.
        }

        var shown = answer.Header("X-Influxdb-Error") ?? Encoding.UTF8.GetString(answer.Body);
        return new ServerReason(string.IsNullOrWhiteSpace(shown) ? "without a reason" : OneLine(shown), Spoken: false, []);
    }

    private static List<NamedLine> NamedLines(JsonElement root)
    {
        var lines = new List<NamedLine>();
        if (root.TryGetProperty("data", out var data))
        {
            if (data.ValueKind == JsonValueKind.Array)
            {
                lines.AddRange(data.EnumerateArray().Select(Named).OfType<NamedLine>());
            }
            else if (Named(data) is { } only)
            {
                lines.Add(only);
            }
        }

        return lines;
    }

    private static NamedLine? Named(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object
            && line.TryGetProperty("line_number", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var at)
            && TextOf(line, "original_line") is { Length: > 0 } text && TextOf(line, "error_message") is { } why
                ? new NamedLine(at, text, OneLine(why))
                : null;

    private static string? TextOf(JsonElement at, string name) =>
        at.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(c => !char.IsControl(c));
        var cut = string.Concat(line.Take(MostCharacters + 1));
        return cut.Length > MostCharacters ? cut[..MostCharacters] + "…" : cut;
    }
}
