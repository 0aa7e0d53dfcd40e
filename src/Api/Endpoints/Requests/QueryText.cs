using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Api.Endpoints.Requests;

/// <summary>Reads query parameters strictly: what can't be read is told, never guessed.</summary>
internal static class QueryText
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>An instant with its zone (RFC 3339); null when absent or wrong.</summary>
    public static DateTimeOffset? Time(string? text, string name, RequestErrors errors, bool required = false)
    {
        if (string.IsNullOrEmpty(text))
        {
            if (required)
            {
                errors.Add(name, "is required: a time with its zone, such as 2026-01-14T18:00:00Z");
            }

            return null;
        }

        var hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        if (hasZone && DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time.ToUniversalTime();
        }

        errors.Add(name, $"'{Short(text)}' is no time with its zone, such as 2026-01-14T18:00:00Z (in an address '+' is written %2B)");
        return null;
    }

    /// <summary>A calendar date; null when absent or wrong.</summary>
    public static DateOnly? Date(string? text, string name, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1900 and < 9000)
        {
            return date;
        }

        errors.Add(name, $"'{Short(text)}' is no date such as 2026-01-14");
        return null;
    }

    /// <summary>A calendar date; the default when absent or wrong, which is told.</summary>
    public static DateOnly RequiredDate(string? text, string name, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            errors.Add(name, "is required: a date such as 2026-01-14");
        }

        return Date(text, name, errors) ?? default;
    }

    /// <summary>One of the named values; null when absent or none of them.</summary>
    public static T? Choice<T>(string? text, string name, RequestErrors errors, params ReadOnlySpan<(string Name, T Value)> choices)
        where T : struct
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        List<string> names = [];
        foreach (var choice in choices)
        {
            if (choice.Name == text)
            {
                return choice.Value;
            }

            names.Add(choice.Name);
        }

        errors.Add(name, $"must be one of {string.Join(", ", names)}, not '{Short(text)}'");
        return null;
    }

    /// <summary>A whole number within bounds, or the default.</summary>
    public static int Number(string? text, string name, int minimum, int maximum, int absent, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return absent;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        errors.Add(name, $"must be a whole number from {minimum} to {maximum}");
        return absent;
    }

    /// <summary>Names given once, several times, or with commas between them.</summary>
    public static List<string> Names(string[]? texts) =>
        [.. (texts ?? []).SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];

    public static List<Quantity> Quantities(string[]? texts, RequestErrors errors)
    {
        List<Quantity> quantities = [];
        foreach (var name in Names(texts))
        {
            if (QuantityCatalogue.Find(name) is { } quantity)
            {
                quantities.Add(quantity);
            }
            else
            {
                errors.Add("quantity", $"'{Short(name)}' is no quantity; they are listed at /api/v1/quantities");
            }
        }

        return quantities;
    }

    public static SiteId? Site(string? text, CityNetwork network, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (network.FindSite(new SiteId(text)) is { } site)
        {
            return site.Id;
        }

        errors.Add("site", $"'{Short(text)}' is no site of the network");
        return null;
    }

    public static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
