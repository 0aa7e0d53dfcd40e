using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Ingest.Journal.Codec;

/// <summary>Takes a record's fields off one by one. Whatever the bytes, the only exception is <see cref="JournalDamagedException"/>.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> source, StringTable strings)
{
    private ReadOnlySpan<byte> _rest = source;

    public readonly int Remaining => _rest.Length;

    public byte Byte()
    {
        if (_rest.IsEmpty)
        {
            Damaged("it ends in the middle of a field");
        }

        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public long Fixed64()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
        return value;
    }

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var b = Byte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }

        Damaged("a number has more than ten bytes");
        return 0;
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public ReadOnlySpan<byte> Bytes() => Take(Unsigned());

    public string? Text()
    {
        var length = Unsigned();
        return length == 0 ? null : strings.Get(Take(length - 1));
    }

    public string RequiredText()
    {
        var text = Text();
        if (text is null)
        {
            Damaged("a text that must be there is missing");
        }

        return text;
    }

    /// <summary>A count of things that take at least so many bytes each, so that a bad one can't ask for endless memory.</summary>
    public int Count(int leastBytesEach)
    {
        var count = Unsigned();
        if (count > (ulong)(_rest.Length / leastBytesEach))
        {
            Damaged($"it claims {count} items in {_rest.Length} bytes");
        }

        return (int)count;
    }

    public static DateTimeOffset Time(long utcTicks)
    {
        if (utcTicks < 0 || utcTicks > DateTime.MaxValue.Ticks)
        {
            Damaged("a time is out of range");
        }

        return new DateTimeOffset(utcTicks, TimeSpan.Zero);
    }

    [DoesNotReturn]
    public static void Damaged(string what) => throw new JournalDamagedException($"A journal record cannot be read: {what}.");

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            Damaged("it ends in the middle of a field");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
