using Telemetry.Ingest.Journal.Codec;
using Telemetry.Ingest.Journal.Files;
using Telemetry.Ingest.Journal.Segments;

namespace Telemetry.Ingest.Journal.Verification;

/// <summary>Takes the segments one after the other and looks that each goes on where the one before ends.</summary>
internal sealed class SegmentChain(IJournalFileSystem files, List<long> firsts, StringTable strings, JournalTally tally)
{
    private string? _before;
    private long _beforeFirst;

    /// <summary>Segments that were there when they were to be read: retention may delete the oldest meanwhile.</summary>
    public int Known { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>The last record that is there, or would be if it could be read.</summary>
    public long Head { get; private set; }

    /// <summary>Where the last segment's good part ends.</summary>
    public long End { get; private set; }

    public static string NameOf(long first) => new SegmentHeader(0, first, 0, 0, 0).Name;

    public void Verify(int index, CancellationToken cancellation)
    {
        var name = NameOf(firsts[index]);
        IJournalFile file;
        try
        {
            file = files.OpenToRead(name);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        using (file)
        {
            Known++;
            Bytes += file.Length;
            if (SegmentHeader.TryRead(new FileWindow(SegmentHeader.Size).Get(file, 0, SegmentHeader.Size, file.Length), out var header)
                && header.First == firsts[index])
            {
                Verify(name, file, header, index, cancellation);
            }
            else if (index == firsts.Count - 1 && IsUnbegun(file))
            {
                RequireEndsBefore(firsts[index]);
                Head = Math.Max(Head, firsts[index] - 1);
            }
            else
            {
                Skip(name, index);
            }
        }

        (_before, _beforeFirst) = (name, firsts[index]);
    }

    private void Verify(string name, IJournalFile file, SegmentHeader header, int index, CancellationToken cancellation)
    {
        if (_before is not null && header.PreviousFirst != _beforeFirst)
        {
            tally.Find(new JournalFinding(
                JournalFindingKind.SegmentMissing, NameOf(header.PreviousFirst), 0, Head + 1, header.First - Head - 1,
                $"the file is not there, though {name} follows it."));
        }
        else
        {
            RequireEndsBefore(header.First);
        }

        tally.NewestAt = Math.Max(tally.NewestAt, header.NewestAt);
        var newest = index == firsts.Count - 1;
        var segment = new SegmentVerification(file, header, newest, strings, tally);
        var tail = segment.Run(cancellation);
        Head = segment.Next - 1;
        End = segment.End;
        if (tail > 0 && newest)
        {
            (tally.TailBytes, tally.TailFile, tally.TailOffset) = (tail, name, segment.End);
        }
        else if (tail > 0 && firsts[index + 1] == segment.Next)
        {
            tally.Find(new JournalFinding(
                JournalFindingKind.SegmentEnd, name, segment.End, 0, 0, $"{tail} bytes that are no record stand behind its last one."));
        }
    }

    /// <summary>Without its header nothing of a segment can be told from chance.</summary>
    private void Skip(string name, int index)
    {
        RequireEndsBefore(firsts[index]);
        long? lost = index + 1 < firsts.Count ? firsts[index + 1] - firsts[index] : null;
        tally.Find(new JournalFinding(
            JournalFindingKind.SegmentHeader, name, 0, firsts[index], lost, "its header cannot be read, or is another file's; without it no record of the file can be."));
        Head = index + 1 < firsts.Count ? firsts[index + 1] - 1 : firsts[index] - 1;
    }

    private void RequireEndsBefore(long first)
    {
        if (_before is not null && Head + 1 != first)
        {
            tally.Find(new JournalFinding(
                JournalFindingKind.SegmentEnd, _before, End, Head < first ? Head + 1 : 0, Math.Max(0, first - Head - 1),
                $"it ends with record {Head}, but the next segment begins with {first}."));
        }
    }

    private static bool IsUnbegun(IJournalFile file)
    {
        const int Part = 1024 * 1024;
        var window = new FileWindow(Part);
        for (long offset = SegmentHeader.Size; offset < file.Length;)
        {
            var part = window.Get(file, offset, Part, file.Length);
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
