using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Tests.Unit.Ingest.Journal;

public sealed class JournalFailureTests
{
    private readonly SimulatedDisk _disk = new();
    private readonly List<JournalState> _states = [];

    [Theory]
    [InlineData(0)] // the write
    [InlineData(1)] // the sync
    public void A_failed_write_or_sync_is_final_and_tells_everyone(int operationsBefore)
    {
        using var journal = Open();
        journal.AppendDurably(SomeRecords.Message(1));
        var pending = Enumerable.Range(2, 5).Select(i => journal.Append(SomeRecords.Message(i))).ToList();
        _disk.FailAt = _disk.Operations + operationsBefore;

        journal.CommitPending();

        Assert.All(pending, observer => Assert.IsType<JournalFailedException>(observer.Failure));
        Assert.Equal([JournalState.Failed], _states);
        Assert.IsType<IOException>(journal.Cause);
        Assert.Equal(1, journal.Head.Sequence);

        _disk.FailAt = null; // the disk is well again: too late, what it holds is not known
        Assert.Throws<JournalFailedException>(() => journal.Append(SomeRecords.Message(9)));
        journal.CommitPending();
        Assert.Equal(JournalState.Failed, journal.State);
    }

    [Fact]
    public async Task Who_waits_for_room_is_told_of_the_failure()
    {
        using var journal = Open(options => options.PendingBytes = 10_000);
        journal.AppendDurably(SomeRecords.Message(0));
        journal.Append(SomeRecords.Message(1, payloadBytes: 9_000));
        var waiting = journal.AppendAsync(SomeRecords.Message(2, payloadBytes: 5_000), null, CancellationToken.None).AsTask();
        _disk.FailAt = _disk.Operations;

        journal.CommitPending();

        await Assert.ThrowsAsync<JournalFailedException>(() => waiting);
    }

    [Fact]
    public void No_space_for_a_new_segment_refuses_until_there_is_and_loses_nothing()
    {
        using var journal = Open(options => options.SegmentBytes = 2000);
        journal.AppendDurably(SomeRecords.Message(1));
        _disk.NoSpace = true;
        var refused = journal.Append(SomeRecords.Message(2, payloadBytes: 3000));
        journal.CommitPending();

        Assert.IsType<JournalFullException>(refused.Failure);
        Assert.Equal(JournalState.Full, journal.State);
        Assert.Throws<JournalFullException>(() => journal.Append(SomeRecords.Message(3)));
        journal.CommitPending();
        Assert.Equal(JournalState.Full, journal.State);

        _disk.NoSpace = false;
        journal.CommitPending();

        Assert.Equal([JournalState.Full, JournalState.Open], _states);
        Assert.Null(journal.Cause);
        Assert.Equal(2, journal.AppendDurably(SomeRecords.Message(4)).Sequence);
        Assert.Equal(2, journal.ReadAll().Count);
    }

    [Fact]
    public void A_journal_at_its_limit_takes_nothing_until_the_slowest_consumer_has_moved_on()
    {
        using var journal = Open(options =>
        {
            options.SegmentBytes = 2000;
            options.RetainBytes = 0;
            options.MaxBytes = 6500;
        });
        journal.ReportCommitted("store", JournalPosition.Start);
        var durable = new List<long>();
        var number = 0;
        while (journal.State == JournalState.Open)
        {
            var observer = journal.Append(SomeRecords.Message(++number, payloadBytes: 500));
            journal.CommitPending();
            if (observer.Durable is { } position)
            {
                durable.Add(position.Sequence);
            }
            else
            {
                Assert.IsType<JournalFullException>(observer.Failure);
            }
        }

        Assert.InRange(journal.Bytes, 4000, 6500);
        Assert.Equal(durable, journal.ReadAll().Select(read => read.Position));

        journal.ReportCommitted("store", journal.Head);
        journal.CommitPending();

        Assert.Equal(JournalState.Open, journal.State);
        Assert.Equal(durable[^1] + 1, journal.AppendDurably(SomeRecords.Message(1)).Sequence);
    }

    [Fact]
    public void An_observer_that_throws_does_not_keep_the_next_from_being_told()
    {
        using var journal = Open();
        journal.Append(SomeRecords.Message(1), (IDurabilityObserver)new ThrowingObserver());
        var next = journal.Append(SomeRecords.Message(2));

        journal.CommitPending();

        Assert.Equal(2, next.Durable!.Value.Sequence);
    }

    [Fact]
    public void A_record_that_no_segment_could_hold_is_the_callers_bug()
    {
        using var journal = Open();

        Assert.Throws<ArgumentException>(() => journal.Append(SomeRecords.Message(1, payloadBytes: 17 << 20)));
    }

    private DurableJournal Open(Action<JournalOptions>? configure = null)
    {
        var journal = JournalOnSimulatedDisk.Open(_disk, configure);
        journal.StateChanged += _states.Add;
        return journal;
    }

    private sealed class ThrowingObserver : IDurabilityObserver
    {
        public void OnDurable(JournalPosition position) => throw new InvalidOperationException("a bug");

        public void OnFailed(Exception error) => throw new InvalidOperationException("a bug");
    }
}
