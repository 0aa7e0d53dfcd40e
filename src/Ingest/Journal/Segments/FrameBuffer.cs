using System.Buffers.Binary;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal.Codec;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>A frame being filled: records are encoded straight into the bytes that will be written.</summary>
internal sealed class FrameBuffer(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];
    private int _length = FrameHeader.Size;
    private long _newestAt;
    private long _lastTick;

    public int Capacity => _bytes.Length;

    public int Count { get; private set; }

    public int Length => _length;

    public bool HasRoomFor(int recordSize) => _bytes.Length - _length >= recordSize + sizeof(int) + FrameHeader.Alignment;

    public static int CapacityFor(int recordSize) => FrameHeader.Size + recordSize + sizeof(int) + FrameHeader.Alignment;

    /// <summary>Nothing is added when it throws.</summary>
    public void Add(JournalRecord record)
    {
        var size = JournalCodec.Encode(record, _bytes.AsSpan(_length + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), size);
        _length += sizeof(int) + size;
        Count++;
        _newestAt = Math.Max(_newestAt, record.At.UtcTicks);
        if (record is TickRecord)
        {
            _lastTick = Math.Max(_lastTick, record.At.UtcTicks);
        }
    }

    /// <summary>Writes the header and gives the whole frame, ready for the disk. The two times run on through the journal.</summary>
    public ReadOnlyMemory<byte> Seal(uint salt, long first, long commitFirst, ref long newestAt, ref long lastTick)
    {
        newestAt = Math.Max(newestAt, _newestAt);
        lastTick = Math.Max(lastTick, _lastTick);
        var body = _bytes.AsSpan(FrameHeader.Size, _length - FrameHeader.Size);
        var header = new FrameHeader(first, commitFirst, newestAt, lastTick, Count, body.Length, Crc32C.Compute(salt, body));
        header.Write(_bytes, salt);
        _bytes.AsSpan(_length, header.Stride - _length).Clear();
        return _bytes.AsMemory(0, header.Stride);
    }

    public void Clear()
    {
        _length = FrameHeader.Size;
        Count = 0;
        _newestAt = 0;
        _lastTick = 0;
    }
}
