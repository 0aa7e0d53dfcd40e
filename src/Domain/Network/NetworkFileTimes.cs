using System.Globalization;

namespace Telemetry.Domain.Network;

/// <summary>Times in a network file.</summary>
internal static class NetworkFileTimes
{
    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>An instant with its zone; null when it is missing or not one.</summary>
    public static DateTimeOffset? Instant(this NetworkFileObject from, string property, bool required)
    {
        if (from.Text(property, required) is not { } text)
        {
            return null;
        }

        // "Z" is written by most; the format's zzz takes an offset only.
        var offset = text.EndsWith('Z') ? string.Concat(text.AsSpan(0, text.Length - 1), "+00:00") : text;
        if (DateTimeOffset.TryParseExact(offset, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return instant.ToUniversalTime();
        }

        from.Fail(property, $"must be a time with its zone, as 2026-01-14T09:00:00Z is, not '{NetworkFileText.Short(text)}'");
        return null;
    }

    /// <summary>A local time of day; null when it is missing or not one.</summary>
    public static TimeOnly? TimeOfDay(this NetworkFileObject from, string property)
    {
        if (from.Text(property) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        from.Fail(property, $"must be a local time of day, as 14:30 is, not '{NetworkFileText.Short(text)}'");
        return null;
    }
}
