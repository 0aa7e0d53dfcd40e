using Microsoft.Extensions.Logging;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>
/// Finds what is durable when the journal is opened. A torn last commit was never acknowledged and is cut off; anything
/// else that is not as it was written stops the start.
/// </summary>
internal sealed class JournalRecovery(IJournalFileSystem files, ILogger logger)
{
    private readonly List<Segment> _segments = [];

    /// <param name="readUpTo">The position of the slowest consumer: what is behind it is checked when it is read, not now.</param>
    /// <param name="fastest">The consumer that has committed most: up to there all was durable, and nothing of it is a torn commit.</param>
    /// <param name="startAfter">The sequence that an empty journal goes on from.</param>
    public RecoveredJournal Run(long readUpTo, KeyValuePair<string, long> fastest, long startAfter)
    {
        var unbegun = ReadHeaders();
        if (_segments.Count == 0)
        {
            return new RecoveredJournal([], unbegun > 0 ? unbegun - 1 : startAfter, 0, 0);
        }

        var last = _segments.Count - 1;
        for (var i = FirstToCheck(readUpTo); i < last; i++)
        {
            Check(i, mustEndBefore: _segments[i + 1].First, fastest);
        }

        // A successor's file, though never begun, proves that this one had been closed.
        var result = Check(last, unbegun, fastest);
        var segment = new Segment(_segments[last].Header, result.End, result.End);
        _segments[last] = segment;
        if (result.Last < segment.First)
        {
            files.Delete(segment.Name);
            files.SyncDirectory();
            _segments.RemoveAt(last);
        }

        return new RecoveredJournal([.. _segments], result.Last, result.NewestAt, result.LastTick);
    }

    /// <returns>The first sequence of a newest segment that was made but never begun, and is removed; 0 when there is none.</returns>
    private long ReadHeaders()
    {
        var firsts = new List<long>();
        foreach (var name in files.List())
        {
            if (SegmentHeader.TryParseName(name, out var first))
            {
                firsts.Add(first);
            }
        }

        firsts.Sort();
        for (var i = 0; i < firsts.Count; i++)
        {
            var name = new SegmentHeader(0, firsts[i], 0, 0, 0).Name;
            using var file = files.OpenToRead(name);
            var window = new FileWindow(SegmentHeader.Size);
            var head = window.Get(file, 0, SegmentHeader.Size, file.Length);
            if (!SegmentHeader.TryRead(head, out var header))
            {
                if (i == firsts.Count - 1 && IsZeroBehindHeader(file))
                {
                    JournalLog.UnbegunSegment(logger, name);
                    files.Delete(name);
                    files.SyncDirectory();
                    return firsts[i];
                }

                throw new JournalDamagedException(name, 0, "its header cannot be read.");
            }

            RequireChain(name, header, firsts, i);
            _segments.Add(new Segment(header, file.Length, file.Length));
        }

        return 0;
    }

    private static void RequireChain(string name, SegmentHeader header, List<long> firsts, int index)
    {
        if (header.First != firsts[index])
        {
            throw new JournalDamagedException(name, 0, $"its header says that it begins with record {header.First}; it was renamed or copied.");
        }

        if (index > 0 && header.PreviousFirst != firsts[index - 1])
        {
            throw new JournalDamagedException(
                name, 0, $"the segment before it, which begins with record {header.PreviousFirst}, is missing.");
        }
    }

    private int FirstToCheck(long readUpTo)
    {
        var index = 0;
        while (index + 1 < _segments.Count && _segments[index + 1].First <= readUpTo + 1)
        {
            index++;
        }

        return index;
    }

    private SegmentScanResult Check(int index, long mustEndBefore, KeyValuePair<string, long> fastest)
    {
        var segment = _segments[index];
        using var file = files.OpenToWrite(segment.Name);
        var result = SegmentScan.Run(file, segment.Header);
        if (result.Tail == SegmentTail.Damaged)
        {
            throw new JournalDamagedException(
                segment.Name, result.End, $"record {result.Last + 1} cannot be read though later commits can; it had been durable.");
        }

        if (mustEndBefore > 0 && (result.Tail != SegmentTail.Clean || result.Last + 1 != mustEndBefore))
        {
            throw new JournalDamagedException(
                segment.Name, result.End, $"it ends with record {result.Last}, but the next segment begins with {mustEndBefore}.");
        }

        if (result.Tail == SegmentTail.Torn && result.Last < fastest.Value)
        {
            throw new JournalDamagedException(
                segment.Name,
                result.End,
                $"record {result.Last + 1} cannot be read; it had been durable, since consumer '{fastest.Key}' has committed record {fastest.Value}.");
        }

        if (result.Tail == SegmentTail.Torn)
        {
            JournalLog.TornTail(logger, segment.Name, result.End, result.TailBytes, result.Last);
        }

        if (index == _segments.Count - 1 && file.Length != result.End)
        {
            file.SetLength(result.End);
            file.Sync();
        }

        segment.MoveEnd(result.End);
        return result;
    }

    private static bool IsZeroBehindHeader(IJournalFile file)
    {
        var window = new FileWindow(1024 * 1024);
        for (long offset = SegmentHeader.Size; offset < file.Length;)
        {
            var part = window.Get(file, offset, 1024 * 1024, file.Length);
            if (part.IsEmpty)
            {
                break;
            }

            if (part.ContainsAnyExcept((byte)0))
            {
                return false;
            }

            offset += part.Length;
        }

        return true;
    }
}
