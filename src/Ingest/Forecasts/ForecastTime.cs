using System.Globalization;

namespace Telemetry.Ingest.Forecasts;

/// <summary>Reads the instants of forecast files.</summary>
internal static class ForecastTime
{
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
    private static readonly string[] Zoned = [.. Local.Select(f => f + "K")];

    /// <summary>ISO 8601 with Z or an offset: an instant without a zone means something else in summer.</summary>
    public static bool TryReadZoned(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        return HasZone(text) && TryRead(text, Zoned, out instant);
    }

    /// <summary>METRo's: the same, and UTC without a zone.</summary>
    public static bool TryReadMetro(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        TryRead(text, HasZone(text) ? Zoned : Local, out instant);

    public static string Say(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    public static bool IsWholeHour(DateTimeOffset instant) => instant.UtcTicks % TimeSpan.TicksPerHour == 0;

    private static bool HasZone(ReadOnlySpan<char> text) =>
        text.EndsWith("Z", StringComparison.Ordinal) || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');

    private static bool TryRead(ReadOnlySpan<char> text, string[] formats, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(
            text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
}
