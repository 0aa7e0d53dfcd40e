using System.Globalization;
using System.Text;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

/// <summary>Bytes to answer, and what comes then.</summary>
internal sealed record LyingAnswer(byte[] Bytes, LyingEnd Then)
{
    public static LyingAnswer Stored { get; } = Of(204);

    public static LyingAnswer Hang { get; } = new([], LyingEnd.Hang);

    public static LyingAnswer Of(int status, string body = "", params string[] headers) =>
        Raw($"HTTP/1.1 {status} x\r\n{string.Concat(headers.Select(h => h + "\r\n"))}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public static LyingAnswer Error(int status, string error, params string[] headers) =>
        Of(status, $$"""{"error":{{System.Text.Json.JsonSerializer.Serialize(error)}}}""", headers);

    public static LyingAnswer Raw(string text, LyingEnd then = LyingEnd.KeepAlive) => new(Encoding.UTF8.GetBytes(text), then);

    /// <summary>A 200 whose body comes in these chunks.</summary>
    /// <param name="whole">Whether the last chunk is followed by the mark of the end.</param>
    public static LyingAnswer Chunks(bool whole, LyingEnd then, params string[] chunks)
    {
        var text = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        foreach (var chunk in chunks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(chunk):x}\r\n{chunk}\r\n");
        }

        return Raw(text.Append(whole ? "0\r\n\r\n" : "").ToString(), then);
    }

    public LyingAnswer CutAfter(int bytes) => new(Bytes[..Math.Min(bytes, Bytes.Length)], LyingEnd.Close);
}
