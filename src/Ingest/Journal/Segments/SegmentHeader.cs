using System.Buffers.Binary;
using System.Globalization;
using Telemetry.Ingest.Journal.Codec;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>The first bytes of a segment file: where it stands in the chain, and what was known before it.</summary>
/// <param name="Salt">Mixed into every sum of this segment, so that a frame forged in a payload or left from another file never fits.</param>
/// <param name="First">The sequence of its first record; also its name.</param>
/// <param name="PreviousFirst">That of the segment before it, so that a missing file is noticed; 0 for the first.</param>
/// <param name="NewestAt">The latest time of any record before it, in UTC ticks; 0 for none.</param>
/// <param name="LastTick">The latest tick before it, in UTC ticks; 0 for none.</param>
internal readonly record struct SegmentHeader(uint Salt, long First, long PreviousFirst, long NewestAt, long LastTick)
{
    public const int Size = 64;

    private const string Extension = ".journal";
    private const int Summed = Size - sizeof(uint);
    private const uint Version = 1;

    private static ReadOnlySpan<byte> Magic => "TLMJRNL\n"u8;

    public string Name => First.ToString("D20", CultureInfo.InvariantCulture) + Extension;

    public static bool TryParseName(string name, out long first)
    {
        first = 0;
        return name.EndsWith(Extension, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(0, name.Length - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out first)
            && first > 0;
    }

    public void Write(Span<byte> destination)
    {
        destination[..Size].Clear();
        Magic.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], Version);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], Salt);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], First);
        BinaryPrimitives.WriteInt64LittleEndian(destination[24..], PreviousFirst);
        BinaryPrimitives.WriteInt64LittleEndian(destination[32..], NewestAt);
        BinaryPrimitives.WriteInt64LittleEndian(destination[40..], LastTick);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[Summed..], Crc32C.Compute(0, destination[..Summed]));
    }

    public static bool TryRead(ReadOnlySpan<byte> source, out SegmentHeader header)
    {
        header = default;
        if (source.Length < Size
            || !source.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(source[8..]) != Version
            || BinaryPrimitives.ReadUInt32LittleEndian(source[Summed..]) != Crc32C.Compute(0, source[..Summed]))
        {
            return false;
        }

        header = new SegmentHeader(
            BinaryPrimitives.ReadUInt32LittleEndian(source[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[40..]));
        return true;
    }
}
