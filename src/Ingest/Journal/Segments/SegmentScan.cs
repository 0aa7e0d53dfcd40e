using Telemetry.Ingest.Journal.Codec;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>Goes through a segment frame by frame and says where the good part ends and what is behind it.</summary>
internal sealed class SegmentScan
{
    private readonly FileWindow _window = new(1024 * 1024);
    private readonly IJournalFile _file;
    private readonly SegmentHeader _header;
    private readonly long _length;

    private SegmentScan(IJournalFile file, SegmentHeader header)
    {
        _file = file;
        _header = header;
        _length = file.Length;
    }

    public static SegmentScanResult Run(IJournalFile file, SegmentHeader header) => new SegmentScan(file, header).Run();

    private SegmentScanResult Run()
    {
        var offset = (long)SegmentHeader.Size;
        var next = _header.First;
        var newestAt = _header.NewestAt;
        var lastTick = _header.LastTick;
        while (TryReadFrame(offset, next, out var frame))
        {
            offset += frame.Stride;
            next = frame.Last + 1;
            newestAt = frame.NewestAt;
            lastTick = frame.LastTick;
        }

        var used = EndOfContent(offset);
        var tail = used == offset ? SegmentTail.Clean
            : LaterCommitExists(offset, used, next) ? SegmentTail.Damaged
            : SegmentTail.Torn;
        return new SegmentScanResult(tail, offset, used - offset, next - 1, newestAt, lastTick);
    }

    private bool TryReadFrame(long offset, long expected, out FrameHeader frame)
    {
        if (!FrameHeader.TryRead(_window.Get(_file, offset, FrameHeader.Size, _length), _header.Salt, out frame) || frame.First != expected)
        {
            return false;
        }

        var body = _window.Get(_file, offset + FrameHeader.Size, frame.BodyLength, _length);
        return body.Length == frame.BodyLength && Crc32C.Compute(_header.Salt, body) == frame.BodySum;
    }

    /// <summary>The end of the last byte that is not zero: the preallocated rest of a file is.</summary>
    private long EndOfContent(long from)
    {
        var end = from;
        for (var offset = from; offset < _length;)
        {
            var part = _window.Get(_file, offset, (int)Math.Min(1024 * 1024, _length - offset), _length);
            if (part.IsEmpty)
            {
                break;
            }

            var last = part.LastIndexOfAnyExcept((byte)0);
            end = last < 0 ? end : offset + last + 1;
            offset += part.Length;
        }

        return end;
    }

    /// <summary>A frame whose commit began after what is missing proves that what is missing had once been synced.</summary>
    private bool LaterCommitExists(long from, long to, long missing)
    {
        for (var offset = from; offset < to; offset += FrameHeader.Alignment)
        {
            if (FrameHeader.TryRead(_window.Get(_file, offset, FrameHeader.Size, _length), _header.Salt, out var frame)
                && frame.CommitFirst > missing)
            {
                return true;
            }
        }

        return false;
    }
}
