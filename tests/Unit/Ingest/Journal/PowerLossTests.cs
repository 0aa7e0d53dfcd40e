using CsCheck;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Tests.Unit.Ingest.Journal;

public sealed class PowerLossTests
{
    /// <summary>The law of the journal: what its observer was told to be durable is there afterwards, unaltered and in its place.</summary>
    [Fact]
    public void Nothing_told_to_be_durable_is_missing_or_altered_after_the_power_was_lost_anywhere() =>
        Gen.Int[0, int.MaxValue].Sample(LivesThrough, iter: 150);

    private static void LivesThrough(int seed)
    {
        var random = new Random(seed);
        var disk = new SimulatedDisk(random.Next());
        var written = new List<string>(); // by position, from 1
        var number = 0;
        for (var life = 0; life < 6; life++)
        {
            using var journal = JournalOnSimulatedDisk.Open(disk, options =>
            {
                options.SegmentBytes = 4096;
                options.FrameBytes = 700;
                options.RetainBytes = 12_000;
                options.VerifyAllOnOpen = random.Next(2) == 0;
            });
            RequireAllOf(journal, written);
            disk.FailAt = disk.Operations + random.Next(60);
            var durable = written.Count;
            durable = Live(journal, written, random, ref number, durable);
            disk = disk.AfterPowerLoss(random.Next());
            Settle(disk, written, durable);
        }
    }

    /// <returns>How many records were told to be durable.</returns>
    private static int Live(DurableJournal journal, List<string> written, Random random, ref int number, int durable)
    {
        while (journal.State == JournalState.Open)
        {
            var observers = new List<CollectingObserver>();
            for (var i = random.Next(1, 9); i > 0; i--)
            {
                var record = random.Next(6) == 0
                    ? (JournalRecord)new TickRecord(SomeRecords.Evening.AddMinutes(++number))
                    : SomeRecords.Message(++number, random.Next(900));
                observers.Add(journal.Append(record));
                written.Add(SomeRecords.Describe(record));
            }

            journal.CommitPending();
            foreach (var observer in observers)
            {
                if (observer.Durable is { } position)
                {
                    Assert.Equal(++durable, position.Sequence);
                }
                else
                {
                    Assert.IsAssignableFrom<JournalFailedException>(observer.Failure);
                }
            }

            if (journal.State == JournalState.Open && random.Next(4) == 0)
            {
                journal.ReportCommitted("store", new JournalPosition(random.Next(durable + 1)));
            }
        }

        return durable;
    }

    /// <summary>What follows the durable ones may have survived or not, but only in order and whole.</summary>
    private static void Settle(SimulatedDisk disk, List<string> written, int durable)
    {
        using var journal = JournalOnSimulatedDisk.Open(disk, options => options.SegmentBytes = 4096);
        var head = (int)journal.Head.Sequence;
        Assert.InRange(head, durable, written.Count);
        written.RemoveRange(head, written.Count - head);
        RequireAllOf(journal, written);
    }

    private static void RequireAllOf(DurableJournal journal, List<string> written)
    {
        Assert.Equal(written.Count, journal.Head.Sequence);
        var next = journal.Oldest.Sequence;
        foreach (var (position, record) in journal.ReadAll())
        {
            Assert.Equal(next++, position);
            Assert.Equal(written[(int)position - 1], record);
        }

        Assert.Equal(written.Count + 1, next);
    }
}
