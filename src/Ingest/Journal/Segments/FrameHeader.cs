using System.Buffers.Binary;
using Telemetry.Ingest.Journal.Codec;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>What stands before the records of a frame. A commit writes one or more frames and syncs them together.</summary>
/// <param name="First">The sequence of the frame's first record.</param>
/// <param name="CommitFirst">
/// The sequence with which its commit began: everything before that was already synced when this frame was written.
/// So a bad frame before it is damage, and a bad frame from it on is a commit that was torn and never acknowledged.
/// </param>
/// <param name="NewestAt">The latest time of any record up to this frame's end, in UTC ticks.</param>
/// <param name="LastTick">The latest tick up to this frame's end, in UTC ticks.</param>
/// <param name="Count">How many records.</param>
/// <param name="BodyLength">Bytes of the records, each behind its length in four bytes.</param>
internal readonly record struct FrameHeader(
    long First, long CommitFirst, long NewestAt, long LastTick, int Count, int BodyLength, uint BodySum)
{
    public const int Size = 56;

    /// <summary>Frames begin at multiples of this, so that one can be looked for behind a bad one.</summary>
    public const int Alignment = 8;

    public const int MaxBodyLength = JournalCodec.MaxRecordBytes + sizeof(int);

    private const uint Magic = 0x314D5246; // "FRM1"
    private const int Summed = Size - sizeof(uint);

    public long Last => First + Count - 1;

    /// <summary>Bytes from this frame's beginning to the next one's.</summary>
    public int Stride => Align(Size + BodyLength);

    public static int Align(int length) => (length + Alignment - 1) & ~(Alignment - 1);

    public static bool StartsWithMagic(ReadOnlySpan<byte> source) => BinaryPrimitives.ReadUInt32LittleEndian(source) == Magic;

    public void Write(Span<byte> destination, uint salt)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(destination[4..], BodyLength);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], First);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], CommitFirst);
        BinaryPrimitives.WriteInt64LittleEndian(destination[24..], NewestAt);
        BinaryPrimitives.WriteInt64LittleEndian(destination[32..], LastTick);
        BinaryPrimitives.WriteInt32LittleEndian(destination[40..], Count);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[44..], BodySum);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[48..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[Summed..], Crc32C.Compute(salt, destination[..Summed]));
    }

    public static bool TryRead(ReadOnlySpan<byte> source, uint salt, out FrameHeader header)
    {
        header = default;
        if (source.Length < Size
            || !StartsWithMagic(source)
            || BinaryPrimitives.ReadUInt32LittleEndian(source[Summed..]) != Crc32C.Compute(salt, source[..Summed]))
        {
            return false;
        }

        header = new FrameHeader(
            BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[32..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[40..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[44..]));
        return header is { Count: > 0, BodyLength: > 0 and <= MaxBodyLength };
    }
}
