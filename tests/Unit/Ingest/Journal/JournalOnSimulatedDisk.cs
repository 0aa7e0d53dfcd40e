using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Tests.Unit.Ingest.Journal;

/// <summary>Opens journals without a thread of their own: each commit happens where the test says so.</summary>
internal static class JournalOnSimulatedDisk
{
    public static DurableJournal Open(SimulatedDisk disk, Action<JournalOptions>? configure = null, TimeProvider? time = null)
    {
        var options = new JournalOptions { SegmentBytes = 64 * 1024, InternedStrings = 1024, VerifyAllOnOpen = true };
        configure?.Invoke(options);
        var journal = new DurableJournal(disk, options, time ?? TimeProvider.System, NullLogger<DurableJournal>.Instance);
        journal.Open(commitThread: false);
        return journal;
    }

    public static CollectingObserver Append(this DurableJournal journal, JournalRecord record, List<CollectingObserver>? told = null)
    {
        var observer = new CollectingObserver(told);
        journal.Append(record, (IDurabilityObserver)observer);
        return observer;
    }

    public static void Append(this DurableJournal journal, JournalRecord record, IDurabilityObserver observer) =>
        Assert.True(journal.AppendAsync(record, observer, CancellationToken.None).AsTask().IsCompletedSuccessfully);

    public static JournalPosition AppendDurably(this DurableJournal journal, JournalRecord record)
    {
        var observer = journal.Append(record);
        journal.CommitPending();
        return Assert.NotNull(observer.Durable);
    }

    public static List<(long Position, string Record)> ReadAll(this DurableJournal journal, long after = 0)
    {
        var records = new List<(long, string)>();
        using var reader = journal.ReadAfter(new JournalPosition(after));
        while (reader.TryRead(out var position, out var record))
        {
            records.Add((position.Sequence, SomeRecords.Describe(record)));
        }

        return records;
    }
}
