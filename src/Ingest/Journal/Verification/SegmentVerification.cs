using System.Buffers.Binary;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal.Codec;
using Telemetry.Ingest.Journal.Files;
using Telemetry.Ingest.Journal.Segments;

namespace Telemetry.Ingest.Journal.Verification;

/// <summary>
/// Goes through one segment frame by frame, decodes every record, and finds its way past damage to the next good frame. The newest
/// segment may be written meanwhile: nothing of it is judged that has not been read anew.
/// </summary>
internal sealed class SegmentVerification(IJournalFile file, SegmentHeader header, bool isNewest, StringTable strings, JournalTally tally)
{
    private const int WindowBytes = 1024 * 1024;

    private readonly FileWindow _window = new(WindowBytes);
    private readonly long _length = file.Length;
    private long _offset = SegmentHeader.Size;

    /// <summary>The record that is expected next.</summary>
    public long Next { get; private set; } = header.First;

    /// <summary>Where what could be read ends.</summary>
    public long End => _offset;

    /// <returns>Bytes with content behind the last good frame.</returns>
    public long Run(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryTakeFrame())
            {
                continue;
            }

            // What was read ahead may be older than what a running host has written since.
            _window.Forget();
            if (TryTakeFrame())
            {
                continue;
            }

            var content = EndOfContent();
            if (content == _offset)
            {
                return 0;
            }

            if (NextFrame(content) is not { } found)
            {
                return content - _offset;
            }

            _window.Forget();
            if (!TryTakeFrame())
            {
                tally.Find(new JournalFinding(
                    JournalFindingKind.Frame, header.Name, _offset, found.Frame.First > Next ? Next : 0, found.Frame.First - Next,
                    $"{found.Offset - _offset} bytes are no frame of this journal or do not match their sum; later commits behind them can be read."));
                (_offset, Next) = (found.Offset, found.Frame.First);
            }
        }
    }

    private bool TryTakeFrame()
    {
        if (!TryReadHeader(_offset, out var frame) || frame.First != Next)
        {
            return false;
        }

        var body = _window.Get(file, _offset + FrameHeader.Size, frame.BodyLength, _length);
        if (body.Length != frame.BodyLength || Crc32C.Compute(header.Salt, body) != frame.BodySum)
        {
            return false;
        }

        TakeRecords(body, frame);
        _offset += frame.Stride;
        Next = frame.Last + 1;
        return true;
    }

    private void TakeRecords(ReadOnlySpan<byte> body, in FrameHeader frame)
    {
        var newestBefore = tally.NewestAt;
        var read = 0;
        for (var position = frame.First; position <= frame.Last; position++)
        {
            var length = body.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(body);
            if (length < 0 || length > body.Length - sizeof(int))
            {
                tally.Find(new JournalFinding(
                    JournalFindingKind.Record, header.Name, _offset, position, frame.Last - position + 1, $"record {position} is longer than its frame."));
                break;
            }

            try
            {
                tally.Add(position, JournalCodec.Decode(body.Slice(sizeof(int), length), strings));
                read++;
            }
            catch (JournalDamagedException e)
            {
                tally.Find(new JournalFinding(JournalFindingKind.Record, header.Name, _offset, position, 1, $"record {position}: {e.Message}"));
            }

            body = body[(sizeof(int) + length)..];
        }

        if (read == frame.Count && frame.NewestAt != tally.NewestAt && frame.NewestAt >= newestBefore)
        {
            tally.Find(new JournalFinding(
                JournalFindingKind.Times, header.Name, _offset, 0, 0,
                $"the frame of records {frame.First} to {frame.Last} says that the latest time is {Time(frame.NewestAt)}, its records say {Time(tally.NewestAt)}."));
        }

        tally.NewestAt = Math.Max(tally.NewestAt, frame.NewestAt);
    }

    /// <summary>The next frame of later records; in the newest segment only when a later commit proves that what is missing was once durable.</summary>
    private (long Offset, FrameHeader Frame)? NextFrame(long to)
    {
        (long, FrameHeader)? next = null;
        for (var offset = _offset + FrameHeader.Alignment; offset < to; offset += FrameHeader.Alignment)
        {
            if (!TryReadHeader(offset, out var frame) || frame.First < Next)
            {
                continue;
            }

            next ??= (offset, frame);
            if (!isNewest || frame.CommitFirst > Next)
            {
                return next;
            }
        }

        return null;
    }

    private bool TryReadHeader(long offset, out FrameHeader frame) =>
        FrameHeader.TryRead(_window.Get(file, offset, FrameHeader.Size, _length), header.Salt, out frame);

    /// <summary>The end of the last byte that is not zero: the preallocated rest of a file is.</summary>
    private long EndOfContent()
    {
        var end = _offset;
        for (var offset = _offset; offset < _length;)
        {
            var part = _window.Get(file, offset, (int)Math.Min(WindowBytes, _length - offset), _length);
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

    private static string Time(long utcTicks) => new DateTime(utcTicks, DateTimeKind.Utc).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
