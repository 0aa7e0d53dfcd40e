using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Tests.Unit.Ingest.Journal;

public sealed class JournalTests
{
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void Records_are_told_durable_in_the_order_of_append_with_positions_from_one()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk);
        var told = new List<CollectingObserver>();
        var observers = Enumerable.Range(1, 50).Select(i => journal.Append(SomeRecords.Message(i), told)).ToList();
        Assert.Empty(told);

        journal.CommitPending();

        Assert.Equal(observers, told);
        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), told.Select(observer => observer.Durable!.Value.Sequence));
    }

    [Fact]
    public void The_callers_buffer_may_be_reused_once_append_has_returned()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk);
        var payload = new byte[] { 1, 2, 3 };
        journal.Append(SomeRecords.Message(1) with { Payload = payload });
        payload[0] = 99;
        journal.CommitPending();

        using var reader = journal.ReadAfter(JournalPosition.Start);
        Assert.True(reader.TryRead(out _, out var record));
        Assert.Equal([1, 2, 3], Assert.IsType<MessageRecord>(record).Payload.ToArray());
    }

    [Fact]
    public void A_reader_sees_nothing_that_is_not_durable()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk);
        using var reader = journal.ReadAfter(JournalPosition.Start);
        journal.Append(SomeRecords.Message(1));

        Assert.False(reader.TryRead(out _, out _));
        Assert.Equal(0, journal.Head.Sequence);

        journal.CommitPending();
        Assert.True(reader.TryRead(out var position, out _));
        Assert.Equal(1, position.Sequence);
        Assert.False(reader.TryRead(out _, out _));
    }

    [Fact]
    public async Task A_waiting_reader_is_woken_by_the_commit()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk);
        using var reader = journal.ReadAfter(JournalPosition.Start);
        var waiting = reader.WaitAsync(CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        journal.AppendDurably(SomeRecords.Message(1));

        await waiting;
        Assert.True(reader.TryRead(out _, out _));
    }

    [Fact]
    public async Task A_waiting_reader_can_give_up()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk);
        using var reader = journal.ReadAfter(JournalPosition.Start);
        using var giveUp = new CancellationTokenSource();
        var waiting = reader.WaitAsync(giveUp.Token).AsTask();

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void Readers_start_anywhere_and_go_their_own_way_through_many_segments()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk, Small);
        var written = Write(journal, 300);
        Assert.True(journal.Segments > 5);

        for (var after = 0; after < 300; after += 7)
        {
            Assert.Equal(written.Skip(after), journal.ReadAll(after).Select(read => read.Record));
        }
    }

    [Fact]
    public void A_reader_follows_the_head_from_one_segment_to_the_next()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk, Small);
        using var reader = journal.ReadAfter(JournalPosition.Start);
        for (var i = 1; i <= 200; i++)
        {
            journal.AppendDurably(SomeRecords.Message(i));
            Assert.True(reader.TryRead(out var position, out var record));
            Assert.Equal(i, position.Sequence);
            Assert.Equal(SomeRecords.Describe(SomeRecords.Message(i)), SomeRecords.Describe(record));
        }
    }

    [Fact]
    public void Going_on_from_a_position_ahead_of_the_journal_is_refused()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk);
        journal.AppendDurably(SomeRecords.Message(1));

        var error = Assert.Throws<JournalPositionException>(() => journal.ReadAfter(new JournalPosition(2)));

        Assert.Contains("StartAfter", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A disk that lied, or an older copy put back: record 3 that the store has is not the record 3 that came since.</summary>
    [Fact]
    public void A_consumer_ahead_of_the_journal_as_it_was_opened_is_not_let_on_once_new_records_have_its_numbers()
    {
        using (var before = JournalOnSimulatedDisk.Open(_disk))
        {
            before.AppendDurably(SomeRecords.Message(1));
        }

        using var journal = JournalOnSimulatedDisk.Open(_disk);
        Assert.Throws<JournalPositionException>(() => journal.ReadAs("store", new JournalPosition(3)));
        for (var i = 2; i <= 5; i++)
        {
            journal.AppendDurably(SomeRecords.Message(i));
        }

        Assert.Throws<JournalPositionException>(() => journal.ReadAs("store", new JournalPosition(3)));
        journal.ReadAs("rules", new JournalPosition(1)).Dispose();
        journal.ReadAs("rules", new JournalPosition(3)).Dispose();
    }

    [Fact]
    public void A_lost_journal_can_begin_again_behind_the_stores_positions()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk, options => options.StartAfter = 5000);
        Assert.Equal(5000, journal.Head.Sequence);
        Assert.Equal(5001, journal.AppendDurably(SomeRecords.Message(1)).Sequence);
        Assert.Single(journal.ReadAll(5000));
    }

    [Fact]
    public void Finds_the_first_record_at_or_after_a_time_whatever_the_order_of_times()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk, Small);
        var random = new Random(7);
        var times = new List<DateTimeOffset>();
        for (var i = 0; i < 300; i++)
        {
            times.Add(SomeRecords.Evening.AddSeconds((i * 10) + random.Next(-100, 100)));
            journal.Append(SomeRecords.Message(i, at: times[^1]));
            if (i % 3 == 0)
            {
                journal.CommitPending();
            }
        }

        journal.CommitPending();
        for (var seconds = -200; seconds < 3300; seconds += 37)
        {
            var at = SomeRecords.Evening.AddSeconds(seconds);
            var index = times.FindIndex(time => time >= at);
            Assert.Equal(index < 0 ? 301 : index + 1, journal.FindPosition(at).Sequence);
        }
    }

    [Fact]
    public void An_empty_journal_has_its_oldest_after_its_head()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk);

        Assert.True(journal.Oldest > journal.Head);
        Assert.Equal(1, journal.FindPosition(SomeRecords.Evening).Sequence);
    }

    [Fact]
    public void A_record_larger_than_a_segment_and_the_queue_is_taken()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk, options =>
        {
            Small(options);
            options.PendingBytes = 10_000;
        });
        var large = SomeRecords.Message(1, payloadBytes: 100_000);
        journal.AppendDurably(SomeRecords.Message(2));
        journal.AppendDurably(large);
        journal.AppendDurably(SomeRecords.Message(3));

        Assert.Equal(SomeRecords.Describe(large), journal.ReadAll()[1].Record);
        Assert.Equal(3, journal.ReadAll().Count);
    }

    [Fact]
    public async Task Append_waits_while_the_pending_queue_is_full()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk, options => options.PendingBytes = 10_000);
        journal.Append(SomeRecords.Message(1, payloadBytes: 9_000));
        var waiting = journal.AppendAsync(SomeRecords.Message(2, payloadBytes: 5_000), null, CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        journal.CommitPending();
        await waiting;
        journal.CommitPending();

        Assert.Equal(2, journal.Head.Sequence);
    }

    [Fact]
    public void A_second_host_on_the_same_journal_is_refused()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk);

        Assert.Throws<JournalLockedException>(() => JournalOnSimulatedDisk.Open(_disk));
    }

    [Fact]
    public void What_is_pending_is_made_durable_on_closing()
    {
        var observer = new CollectingObserver();
        var options = new JournalOptions { SegmentBytes = 64 * 1024, CommitInterval = TimeSpan.FromSeconds(1) };
        using (var journal = new DurableJournal(
            _disk, options, new FakeTimeProvider(), Microsoft.Extensions.Logging.Abstractions.NullLogger<DurableJournal>.Instance))
        {
            journal.Open();
            journal.Append(SomeRecords.Message(1), (IDurabilityObserver)observer);
        }

        Assert.Equal(1, observer.Durable!.Value.Sequence);
        using var again = JournalOnSimulatedDisk.Open(_disk);
        Assert.Single(again.ReadAll());
    }

    [Fact]
    public void A_closed_journal_takes_nothing()
    {
        var journal = JournalOnSimulatedDisk.Open(_disk);
        journal.Dispose();

        Assert.Equal(JournalState.Closed, journal.State);
        Assert.Throws<JournalFailedException>(() => journal.Append(SomeRecords.Message(1)));
    }

    private static void Small(JournalOptions options)
    {
        options.SegmentBytes = 8192;
        options.FrameBytes = 1000;
    }

    private static List<string> Write(DurableJournal journal, int count)
    {
        var written = new List<string>();
        for (var i = 1; i <= count; i++)
        {
            var record = SomeRecords.Message(i, payloadBytes: i % 200);
            written.Add(SomeRecords.Describe(record));
            journal.Append(record);
            if (i % 11 == 0)
            {
                journal.CommitPending();
            }
        }

        journal.CommitPending();
        return written;
    }
}
