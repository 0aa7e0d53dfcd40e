namespace Telemetry.Domain.Network;

/// <summary>What may name a sensor, gateway, site, route or bin: safe in a topic level, a URL, a CSV cell and a tag.</summary>
public static class Identifier
{
    public const int MaxLength = 64;

    public const string Rule = "1 to 64 of letters, digits, '-', '_' and '.'";

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaxLength)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
