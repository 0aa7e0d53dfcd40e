using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal.Codec;
using Telemetry.Ingest.Journal.Files;
using Telemetry.Ingest.Journal.Segments;

namespace Telemetry.Ingest.Journal.Verification;

/// <summary>
/// Reads a whole journal and says what it holds and what is damaged. Only reads, and takes no lock: it may run beside the host
/// that writes the journal.
/// </summary>
public static class JournalVerification
{
    private const int Strings = 1 << 16;

    /// <param name="progress">Told the number of segments done and of all, after each.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public static JournalReport Run(string directory, Action<int, int>? progress, CancellationToken cancellation) =>
        Run(new DiskFileSystem(directory), progress, null, cancellation);

    /// <param name="each">Given every record that can be read, in order.</param>
    public static JournalReport Run(
        string directory, Action<int, int>? progress, Action<JournalPosition, JournalRecord> each, CancellationToken cancellation) =>
        Run(new DiskFileSystem(directory), progress, each, cancellation);

    internal static JournalReport Run(
        IJournalFileSystem files, Action<int, int>? progress, Action<JournalPosition, JournalRecord>? each, CancellationToken cancellation)
    {
        // The consumers first: a running host's may have gone on by the time that the segments have been read, but never the other way.
        var tally = new JournalTally(each);
        var positions = ReadPositions(files, tally);
        var firsts = new List<long>();
        foreach (var name in files.List())
        {
            if (SegmentHeader.TryParseName(name, out var first))
            {
                firsts.Add(first);
            }
        }

        firsts.Sort();
        var chain = new SegmentChain(files, firsts, new StringTable(Strings), tally);
        for (var i = 0; i < firsts.Count; i++)
        {
            chain.Verify(i, cancellation);
            progress?.Invoke(i + 1, firsts.Count);
        }

        var consumers = new List<JournalConsumer>();
        foreach (var (name, position) in positions)
        {
            consumers.Add(new JournalConsumer(name, new JournalPosition(position), Math.Max(0, chain.Head - position)));
            if (position > chain.Head && chain.Known > 0)
            {
                tally.Find(new JournalFinding(
                    JournalFindingKind.ConsumerAhead, SegmentChain.NameOf(firsts[^1]), chain.End, chain.Head + 1, position - chain.Head,
                    $"consumer '{name}' has committed record {position}, but the journal ends with {chain.Head}."));
            }
        }

        return tally.Report(files.Location, chain.Known, chain.Bytes, consumers, chain.Head);
    }

    private static IReadOnlyList<KeyValuePair<string, long>> ReadPositions(IJournalFileSystem files, JournalTally tally)
    {
        var positions = new ConsumerPositions(files, NullLogger.Instance);
        try
        {
            positions.Load();
        }
        catch (JournalDamagedException e)
        {
            tally.Find(new JournalFinding(JournalFindingKind.Record, e.File ?? "", 0, 0, 0, e.Message));
        }

        return positions.List();
    }
}
