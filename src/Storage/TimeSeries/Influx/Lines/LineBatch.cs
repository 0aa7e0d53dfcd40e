using System.Buffers;

namespace Telemetry.Storage.TimeSeries.Influx.Lines;

/// <summary>Lines one after another in one buffer that is used again, each to be found by its index.</summary>
internal sealed class LineBatch : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[64 * 1024];
    private LineMark[] _marks = new LineMark[512];
    private int _length;

    /// <summary>Lines that are whole.</summary>
    public int Count { get; private set; }

    /// <summary>Where the line being written begins.</summary>
    private int Written => Count == 0 ? 0 : _marks[Count - 1].End;

    public void Clear()
    {
        Count = 0;
        _length = 0;
    }

    /// <summary>Lines from <paramref name="first"/> on, each with its line feed. They stand until the batch is cleared.</summary>
    public ReadOnlyMemory<byte> Lines(int first, int count) =>
        count == 0 ? default : _bytes.AsMemory(Start(first)..Mark(first + count - 1).End);

    /// <summary>One line, with its line feed.</summary>
    public ReadOnlySpan<byte> Line(int index) => _bytes.AsSpan(Start(index)..Mark(index).End);

    public long Nanoseconds(int index) => Mark(index).Nanoseconds;

    /// <summary>The same for lines of one measurement with the same fields, and with next to no chance for others.</summary>
    public int Shape(int index) => Mark(index).Shape;

    /// <summary>Makes what was written since the last line a line.</summary>
    public void Complete(long nanoseconds, int shape)
    {
        if (Count == _marks.Length)
        {
            Array.Resize(ref _marks, _marks.Length * 2);
        }

        _marks[Count++] = new LineMark(_length, shape, nanoseconds);
    }

    /// <summary>Takes back what was written since the last line.</summary>
    public void Abandon() => _length = Written;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _length += bytes.Length;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private int Start(int index) => index == 0 ? 0 : Mark(index - 1).End;

    private ref readonly LineMark Mark(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return ref _marks[index];
    }

    private void Ensure(int sizeHint)
    {
        var wanted = _length + Math.Max(sizeHint, 1);
        if (wanted > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(wanted, _bytes.Length * 2));
        }
    }

    private readonly record struct LineMark(int End, int Shape, long Nanoseconds);
}
