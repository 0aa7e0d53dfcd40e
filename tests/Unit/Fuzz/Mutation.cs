using System.Buffers;
using System.Text;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>Makes inputs of valid ones by small damage: bits, bytes, ranges, tokens of the format, numbers at their limits, parts of another input.</summary>
internal static class Mutation
{
    private static readonly SearchValues<byte> Beginnings = SearchValues.Create("0123456789-"u8);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789-+.eE"u8);

    private static readonly byte[][] Numbers = [.. new[]
    {
        "0", "-0", "1e999", "-1e999", "1e-999", "5e-324", "1.7976931348623157e308", "9007199254740993", "-2147483649", "9223372036854775808",
        "0.1", "00", "1.", ".5", "NaN", "Infinity", "1e", "0x10", "1_0", "１",
    }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A seed as it is, or damaged in up to six places, or bytes of no meaning.</summary>
    public static byte[] Of(Random random, IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> tokens)
    {
        var kind = random.Next(20);
        if (kind == 0)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            return bytes;
        }

        var input = Pick(random, seeds);
        for (var edits = kind < 3 ? 0 : 1 + random.Next(6); edits > 0; edits--)
        {
            input = Edit(random, input, seeds, tokens);
        }

        return input;
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> among) => among[random.Next(among.Count)];

    private static byte[] Edit(Random random, byte[] bytes, IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> tokens)
    {
        var at = random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, at + (random.Next(4) == 0 ? random.Next(200) : random.Next(8)));
        switch (random.Next(12))
        {
            case 0 or 1 when at < bytes.Length:
                var flipped = (byte[])bytes.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 2 when at < bytes.Length:
                var replaced = (byte[])bytes.Clone();
                replaced[at] = (byte)random.Next(256);
                return replaced;
            case 3:
                return [.. bytes.AsSpan(0, at), (byte)random.Next(256), .. bytes.AsSpan(at)];
            case 4:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(end)];
            case 5:
                return [.. bytes.AsSpan(0, end), .. bytes.AsSpan(at)];
            case 6:
                return bytes[..at];
            case 7 or 8:
                return [.. bytes.AsSpan(0, at), .. Pick(random, tokens), .. bytes.AsSpan(random.Next(2) == 0 ? at : end)];
            case 9:
                var other = Pick(random, seeds);
                return [.. bytes.AsSpan(0, at), .. other.AsSpan(random.Next(other.Length + 1))];
            default:
                return Renumber(random, bytes, at);
        }
    }

    /// <summary>Puts another number in the place of the next one.</summary>
    private static byte[] Renumber(Random random, byte[] bytes, int from)
    {
        var start = bytes.AsSpan(from).IndexOfAny(Beginnings);
        if (start < 0)
        {
            return bytes;
        }

        start += from;
        var length = bytes.AsSpan(start).IndexOfAnyExcept(Digits);
        return [.. bytes.AsSpan(0, start), .. Pick(random, Numbers), .. bytes.AsSpan(length < 0 ? bytes.Length : start + length)];
    }
}
