namespace Telemetry.Ingest.Decoding;

/// <summary>An instant with its zone, as RFC 3339 writes it; seconds may be left out. Never guesses a zone.</summary>
/// <remarks>docs/sources/wire-format.md#time</remarks>
internal static class Rfc3339
{
    private const int MinuteLength = 16; // 2026-01-14T03:10

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length <= MinuteLength
            || !Digits(text, 0, 4, out var year) || text[4] != '-'
            || !Digits(text, 5, 2, out var month) || text[7] != '-'
            || !Digits(text, 8, 2, out var day) || text[10] is not ((byte)'T' or (byte)'t')
            || !Digits(text, 11, 2, out var hour) || text[13] != ':'
            || !Digits(text, 14, 2, out var minute))
        {
            return false;
        }

        var at = MinuteLength;
        var second = 0;
        long fraction = 0;
        if (text[at] == ':' && (!Digits(text, at + 1, 2, out second) || !Fraction(text, at + 3, out fraction, out at)))
        {
            return false;
        }

        if (!Offset(text[at..], out var offsetMinutes)
            || year is 0 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false; // A leap second (:60) has no instant here, and is not guessed.
        }

        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + fraction - offsetMinutes * TimeSpan.TicksPerMinute;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>Digits beyond the tick of 100 ns are dropped.</summary>
    private static bool Fraction(ReadOnlySpan<byte> text, int start, out long ticks, out int end)
    {
        ticks = 0;
        end = start;
        if (start >= text.Length || text[start] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        var scale = TimeSpan.TicksPerSecond / 10;
        for (end = start + 1; end < text.Length && char.IsAsciiDigit((char)text[end]); end++)
        {
            ticks += (text[end] - '0') * scale;
            scale /= 10;
        }

        return end > start + 1;
    }

    private static bool Offset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return text[0] is (byte)'Z' or (byte)'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !Digits(text, 1, 2, out var hours) || !Digits(text, 4, 2, out var rest) || hours > 23 || rest > 59)
        {
            return false;
        }

        minutes = (hours * 60 + rest) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        if (start + count > text.Length)
        {
            return false;
        }

        foreach (var b in text.Slice(start, count))
        {
            if (!char.IsAsciiDigit((char)b))
            {
                return false;
            }

            value = value * 10 + (b - '0');
        }

        return true;
    }
}
