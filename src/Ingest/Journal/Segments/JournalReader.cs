using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal.Codec;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>Goes through the durable frames from a position on, each checked against its sum before a record of it is given out.</summary>
internal sealed class JournalReader(SegmentLog log, IJournalFileSystem files, StringTable strings, HeadSignal signal, long after) : IJournalReader
{
    private const int WindowBytes = 256 * 1024;

    private readonly FileWindow _window = new(WindowBytes);
    private Segment? _segment;
    private IJournalFile? _file;
    private long _offset;
    private FrameHeader _frame;
    private int _bodyOffset;
    private long _inFrame;
    private bool _checked;
    private long _next = after + 1;

    public bool TryRead(out JournalPosition position, [NotNullWhen(true)] out JournalRecord? record)
    {
        position = default;
        record = null;
        if (_next > log.Head)
        {
            return false;
        }

        if (!InFrame && !MoveToFrame())
        {
            return false;
        }

        var body = CheckedBody();
        while (_inFrame < _next)
        {
            // Only on starting in the middle of a frame.
            _bodyOffset += sizeof(int) + LengthAt(body, _bodyOffset);
            _inFrame++;
        }

        var length = LengthAt(body, _bodyOffset);
        record = Decode(body.Slice(_bodyOffset + sizeof(int), length));
        position = new JournalPosition(_next);
        _bodyOffset += sizeof(int) + length;
        _inFrame++;
        _next++;
        return true;
    }

    public async ValueTask WaitAsync(CancellationToken cancellation)
    {
        while (_next > log.Head)
        {
            var moved = signal.NextMove();
            if (_next <= log.Head)
            {
                return;
            }

            await moved.WaitAsync(cancellation);
        }
    }

    /// <summary>Skips, frame by frame, to the first that has a record at or after the time. For a reader that has read nothing yet.</summary>
    public void SkipTo(long utcTicks)
    {
        while (_next <= log.Head && MoveToFrame() && _frame.NewestAt < utcTicks)
        {
            _next = _frame.Last + 1;
        }
    }

    public void Dispose() => _file?.Dispose();

    private bool InFrame => _frame.Count > 0 && _next >= _frame.First && _next <= _frame.Last;

    private bool MoveToFrame()
    {
        if (InFrame)
        {
            return true;
        }

        do
        {
            if (_file is null || _offset >= _segment!.End)
            {
                OpenSegmentOf(_next);
            }

            ReadHeader();
        }
        while (_frame.Last < _next);

        _bodyOffset = 0;
        _inFrame = _frame.First;
        _checked = false;
        return true;
    }

    private ReadOnlySpan<byte> CheckedBody()
    {
        // The frame's bytes stay in the window until the next frame is moved to.
        var start = _offset - _frame.Stride + FrameHeader.Size;
        var body = _window.Get(_file!, start, _frame.BodyLength, _segment!.End);
        if (!_checked)
        {
            if (body.Length != _frame.BodyLength || Crc32C.Compute(_segment.Header.Salt, body) != _frame.BodySum)
            {
                throw new JournalDamagedException(_segment.Name, start, $"the records from {_frame.First} to {_frame.Last} do not match their sum.");
            }

            _checked = true;
        }

        return body;
    }

    private void OpenSegmentOf(long sequence)
    {
        var segment = Find(log.Segments, sequence);
        _file?.Dispose();
        _file = null;
        try
        {
            _file = files.OpenToRead(segment.Name);
        }
        catch (FileNotFoundException e)
        {
            throw new JournalPositionException($"Record {sequence} has been deleted from the journal while it was to be read.", e);
        }

        _window.Forget();
        _segment = segment;
        _offset = SegmentHeader.Size;
    }

    private Segment Find(Segment[] segments, long sequence)
    {
        var index = segments.Length - 1;
        while (index >= 0 && segments[index].First > sequence)
        {
            index--;
        }

        if (index < 0)
        {
            throw new JournalPositionException($"Record {sequence} is no longer in the journal; the oldest kept is {log.Oldest}.");
        }

        return ReferenceEquals(segments[index], _segment) && _file is not null
            ? throw new JournalDamagedException(_segment.Name, _offset, $"it ends before record {sequence}.")
            : segments[index];
    }

    private void ReadHeader()
    {
        var bytes = _window.Get(_file!, _offset, FrameHeader.Size, _segment!.End);
        if (!FrameHeader.TryRead(bytes, _segment.Header.Salt, out _frame))
        {
            throw new JournalDamagedException(_segment.Name, _offset, "a frame's header cannot be read.");
        }

        _offset += _frame.Stride;
    }

    private int LengthAt(ReadOnlySpan<byte> body, int offset)
    {
        var length = body.Length - offset < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(body[offset..]);
        if (length < 0 || length > body.Length - offset - sizeof(int))
        {
            throw new JournalDamagedException(_segment!.Name, _offset - _frame.Stride, $"record {_inFrame} is longer than its frame.");
        }

        return length;
    }

    private JournalRecord Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JournalCodec.Decode(bytes, strings);
        }
        catch (JournalDamagedException e)
        {
            throw new JournalDamagedException(_segment!.Name, _offset - _frame.Stride, $"record {_next}: {e.Message}");
        }
    }
}
