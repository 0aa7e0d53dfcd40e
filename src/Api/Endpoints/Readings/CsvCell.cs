namespace Telemetry.Api.Endpoints.Readings;

/// <summary>A text in a CSV cell, quoted as needed and never a formula to a spreadsheet (docs/sources/api.md#csv-injection).</summary>
internal static class CsvCell
{
    public static string Of(string text)
    {
        var guarded = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return guarded.AsSpan().ContainsAny(",\"\r\n") || guarded.Length > text.Length
            ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : guarded;
    }
}
