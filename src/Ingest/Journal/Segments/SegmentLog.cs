using System.Security.Cryptography;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>The chain of segment files. Written by the commit thread alone; readers see an unchanging list and durable ends.</summary>
internal sealed class SegmentLog(IJournalFileSystem files, long segmentBytes, long maxBytes, RecoveredJournal recovered) : IDisposable
{
    private readonly List<ReadOnlyMemory<byte>> _parts = [];
    private Segment[] _segments = recovered.Segments;
    private long _head = recovered.Head;
    private long _newestAt = recovered.NewestAt;
    private long _lastTick = recovered.LastTick;
    private IJournalFile? _active;

    public Segment[] Segments => Volatile.Read(ref _segments);

    public long Head => Volatile.Read(ref _head);

    public long Oldest => Segments is [var first, ..] ? first.First : Head + 1;

    /// <summary>The latest time of any durable record, in UTC ticks.</summary>
    public long NewestAt => Volatile.Read(ref _newestAt);

    /// <summary>The latest durable tick, in UTC ticks; 0 for none.</summary>
    public long LastTick => Volatile.Read(ref _lastTick);

    public long Bytes
    {
        get
        {
            long bytes = 0;
            foreach (var segment in Segments)
            {
                bytes += segment.Size;
            }

            return bytes;
        }
    }

    /// <summary>What a kept record takes on average, without what is preallocated; 0 when there is none.</summary>
    public double RecordBytes
    {
        get
        {
            var segments = Segments;
            var records = segments is [var first, ..] ? Head - first.First + 1 : 0;
            return records > 0 ? (double)segments.Sum(s => s.End) / records : 0;
        }
    }

    /// <summary>Bytes of the segments that have a record after the position.</summary>
    public long BytesAfter(long position)
    {
        var (segments, head) = (Segments, Head);
        long bytes = 0;
        for (var i = segments.Length - 1; i >= 0 && (i + 1 < segments.Length ? segments[i + 1].First - 1 : head) > position; i--)
        {
            bytes += segments[i].Size;
        }

        return bytes;
    }

    /// <summary>True when so many bytes have to go to a new segment.</summary>
    public bool NeedsSegment(long batchBytes) =>
        _active is null || (Segments[^1].End > SegmentHeader.Size && Segments[^1].End + batchBytes > segmentBytes);

    /// <summary>Closes the newest segment and makes the next.</summary>
    /// <exception cref="JournalFullException">There is no room for it; nothing is lost, and it may be tried again.</exception>
    public void StartSegment(long batchBytes)
    {
        Seal();
        var size = Math.Max(segmentBytes, SegmentHeader.Size + batchBytes);
        if (Bytes + size > maxBytes)
        {
            throw new JournalFullException(
                $"The journal has {Bytes} bytes, may have {maxBytes} (MaxBytes), and may delete none: a consumer has not read them yet.");
        }

        var previous = Segments is [.., var newest] ? newest.First : 0;
        var salt = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
        var header = new SegmentHeader(salt, Head + 1, previous, _newestAt, _lastTick);
        var file = CreateFile(header.Name, size);
        var bytes = new byte[SegmentHeader.Size];
        header.Write(bytes);
        try
        {
            // The name and the header are durable before any record is, so that recovery can tell a file never begun from a damaged one.
            file.Write([bytes], 0);
            file.Sync();
            files.SyncDirectory();
        }
        catch
        {
            file.Dispose();
            throw;
        }

        _active = file;
        Volatile.Write(ref _segments, [.. Segments, new Segment(header, SegmentHeader.Size, size)]);
    }

    /// <summary>Writes and syncs the batch. When it returns, the batch is durable and readers see it.</summary>
    public long Append(PendingBatch batch)
    {
        var segment = Segments[^1];
        var (first, newestAt, lastTick) = (Head + 1, _newestAt, _lastTick);
        var next = first;
        long length = 0;
        _parts.Clear();
        foreach (var frame in batch.Frames)
        {
            var bytes = frame.Seal(segment.Header.Salt, next, first, ref newestAt, ref lastTick);
            _parts.Add(bytes);
            length += bytes.Length;
            next += frame.Count;
        }

        _active!.Write(_parts, segment.End);
        _active.Sync();
        _parts.Clear();

        // In this order: a reader that sees the head must find its frame.
        segment.MoveEnd(segment.End + length);
        Volatile.Write(ref _newestAt, newestAt);
        Volatile.Write(ref _lastTick, lastTick);
        Volatile.Write(ref _head, next - 1);
        return length;
    }

    /// <summary>The latest time of any record up to the segment's end, in UTC ticks.</summary>
    public static long NewestAtThrough(Segment[] segments, int index, long newestOfAll) =>
        index + 1 < segments.Length ? segments[index + 1].Header.NewestAt : newestOfAll;

    /// <summary>Deletes the oldest segment, durably, before another is deleted: a gap must always mean damage.</summary>
    public void DeleteOldest()
    {
        var oldest = Segments[0];
        Volatile.Write(ref _segments, Segments[1..]);
        files.Delete(oldest.Name);
        files.SyncDirectory();
    }

    /// <summary>Gives back the preallocated rest of the newest segment and writes no more to it.</summary>
    public void Seal()
    {
        if (_active is null)
        {
            return;
        }

        var segment = Segments[^1];
        _active.SetLength(segment.End);
        _active.Sync();
        _active.Dispose();
        _active = null;
        segment.Trimmed();
    }

    public void Dispose() => _active?.Dispose();

    private IJournalFile CreateFile(string name, long size)
    {
        try
        {
            return files.Create(name, size);
        }
        catch (IOException e)
        {
            // Nothing is in doubt yet: no record has gone to this file. So it is no failure of the journal, and may be tried again.
            throw new JournalFullException($"The journal in {files.Location} cannot make a segment of {size} bytes: {e.Message}", e);
        }
    }
}
