using System.Globalization;
using System.Text.Json;

namespace Telemetry.Domain.Network;

/// <summary>Texts of the network file, some of which no program should have written.</summary>
internal static class NetworkFileText
{
    public const int MaxLength = 200;

    private const int MostNamesListed = 12;

    /// <summary>The text of a string element; null when its escapes are no valid UTF-16 (a lone surrogate).</summary>
    public static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    public static bool IsReadable(string text) =>
        text.Length <= MaxLength && !string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAnyInRange('\0', '\x1f');

    public static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    /// <summary>The path of a property: dotted where its name allows, else quoted as RFC 9535 has it.</summary>
    public static string Append(string path, string property)
    {
        foreach (var c in property)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return $"{path}['{Short(property).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";
            }
        }

        return property.Length is 0 or > MaxLength || char.IsAsciiDigit(property[0])
            ? $"{path}['{Short(property)}']"
            : $"{path}.{property}";
    }

    /// <summary>"not known; known are a, b, c and 9 more": the first names in order.</summary>
    public static string Unknown(string what, string name, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0)
        {
            return $"'{name}' is no {what} of this file; it has none";
        }

        var listed = string.Join(", ", known.Order(StringComparer.Ordinal).Take(MostNamesListed));
        var more = known.Count - MostNamesListed;
        return more <= 0
            ? $"'{name}' is no {what} of this file; known are {listed}"
            : string.Create(CultureInfo.InvariantCulture, $"'{name}' is no {what} of this file; known are {listed} and {more} more");
    }
}
