using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Tests.Unit.Ingest.Journal;

public sealed class RetentionTests
{
    private readonly SimulatedDisk _disk = new();
    private readonly FakeTimeProvider _time = new(SomeRecords.Evening);

    [Fact]
    public void Nothing_is_deleted_before_anyone_has_reported()
    {
        using var journal = Open(retainBytes: 0);
        Write(journal, 100);

        Assert.Equal(1, journal.Oldest.Sequence);
    }

    [Fact]
    public void Nothing_is_deleted_that_the_slowest_consumer_has_not_committed()
    {
        using var journal = Open(retainBytes: 0);
        Write(journal, 50);
        journal.ReportCommitted("fast", new JournalPosition(50));
        journal.ReportCommitted("slow", new JournalPosition(20));
        Write(journal, 50);

        Assert.InRange(journal.Oldest.Sequence, 10, 21);
        Assert.Equal(20, journal.Consumers.Single(consumer => consumer.Name == "slow").Committed.Sequence);
        Assert.Equal(80, journal.Consumers.Single(consumer => consumer.Name == "slow").Lag);
    }

    [Fact]
    public void What_everyone_has_is_kept_until_it_is_old_enough()
    {
        using var journal = Open(retainBytes: long.MaxValue);
        Write(journal, 50);
        journal.ReportCommitted("store", new JournalPosition(50));
        _time.Advance(TimeSpan.FromDays(6));
        Write(journal, 1);
        Assert.Equal(1, journal.Oldest.Sequence);

        _time.Advance(TimeSpan.FromDays(1.1));
        Write(journal, 1);

        Assert.InRange(journal.Oldest.Sequence, 40, 51);
    }

    [Fact]
    public void A_consumer_counts_after_a_restart_until_it_is_removed()
    {
        using (var journal = Open(retainBytes: 0))
        {
            Write(journal, 20);
            journal.ReportCommitted("slow", new JournalPosition(5));
            journal.ReportCommitted("store", new JournalPosition(20));
        }

        using var again = Open(retainBytes: 0);
        again.ReportCommitted("store", again.Head);
        Write(again, 30);
        Assert.InRange(again.Oldest.Sequence, 1, 6);

        Assert.True(again.RemoveConsumer("slow"));
        Assert.False(again.RemoveConsumer("slow"));
        again.ReportCommitted("store", again.Head);
        Write(again, 10);

        Assert.InRange(again.Oldest.Sequence, 40, 51);
    }

    [Fact]
    public void A_position_never_goes_back_and_never_ahead_of_the_journal()
    {
        using var journal = Open(retainBytes: 0);
        Write(journal, 10);
        journal.ReportCommitted("store", new JournalPosition(8));
        journal.ReportCommitted("store", new JournalPosition(3));

        Assert.Equal(8, Assert.Single(journal.Consumers).Committed.Sequence);
        Assert.Throws<ArgumentOutOfRangeException>(() => journal.ReportCommitted("store", new JournalPosition(11)));
        Assert.Throws<ArgumentException>(() => journal.ReportCommitted("no spaces", JournalPosition.Start));
    }

    [Fact]
    public void A_consumer_that_begins_again_lower_keeps_what_it_has_still_to_read_also_after_a_crash()
    {
        using (var journal = Open(retainBytes: 0))
        {
            Write(journal, 50);
            journal.ReportCommitted("rules", journal.Head);
            journal.ReportCommitted("store", journal.Head);
        }

        Open(retainBytes: 0).ReadAs("store", JournalPosition.Start).Dispose();
        using var again = Open(retainBytes: 0, _disk.AfterPowerLoss(seed: 1));
        again.ReportCommitted("rules", again.Head);
        Write(again, 50);

        Assert.Equal(1, again.Oldest.Sequence);
        Assert.Equal(0, again.Consumers.Single(c => c.Name == "store").Committed.Sequence);
    }

    [Fact]
    public void A_store_emptied_under_a_running_host_begins_again_lower()
    {
        using var journal = Open(retainBytes: 0);
        journal.ReportCommitted("store", JournalPosition.Start);
        Write(journal, 50);
        journal.ReportCommitted("store", new JournalPosition(50));
        journal.ReadAs("store", new JournalPosition(20)).Dispose();
        Write(journal, 50);

        Assert.InRange(journal.Oldest.Sequence, 1, 21);
    }

    [Fact]
    public void A_consumer_does_not_begin_again_lower_while_that_can_not_be_made_durable()
    {
        using (var before = Open(retainBytes: 0))
        {
            Write(before, 10);
            before.ReportCommitted("store", before.Head);
        }

        using var journal = Open(retainBytes: 0);
        _disk.NoSpace = true;

        Assert.Throws<IOException>(() => journal.ReadAs("store", new JournalPosition(2)));
        Assert.Throws<IOException>(() => journal.ReadAs("store", new JournalPosition(2)));

        _disk.NoSpace = false;
        using var reader = journal.ReadAs("store", new JournalPosition(2));
        Assert.Equal(2, Assert.Single(journal.Consumers).Committed.Sequence);
        Assert.Throws<JournalPositionException>(() => journal.ReadAs("store", new JournalPosition(11)));
        Assert.Equal(2, Assert.Single(journal.Consumers).Committed.Sequence);
    }

    [Fact]
    public void With_no_room_on_the_disk_what_everyone_has_read_is_given_up_before_anything_is_refused()
    {
        using var journal = Open(retainBytes: long.MaxValue);
        journal.ReportCommitted("store", JournalPosition.Start);
        Write(journal, 50);
        journal.ReportCommitted("store", new JournalPosition(30));
        var room = journal.Segments;
        _disk.MostFiles = room + 1; // the list of consumers is a file too

        Write(journal, 10);

        Assert.InRange(journal.Oldest.Sequence, 2, 31);
        Assert.Equal(JournalState.Open, journal.State);
        Assert.InRange(journal.Segments, room - 2, room);
        while (journal.State == JournalState.Open)
        {
            journal.Append(SomeRecords.Message(1));
            journal.CommitPending();
        }

        // What the consumer has not read is never given up.
        Assert.Equal(JournalState.Full, journal.State);
        Assert.InRange(journal.Oldest.Sequence, 20, 31);
    }

    [Fact]
    public void Reading_from_the_start_begins_at_the_oldest_kept_but_going_on_from_a_deleted_position_is_refused()
    {
        using var journal = Open(retainBytes: 0);
        Write(journal, 50);
        journal.ReportCommitted("store", journal.Head);
        Write(journal, 10);
        Assert.True(journal.Oldest.Sequence > 10);

        Assert.Equal(journal.Oldest.Sequence, journal.ReadAll()[0].Position);
        Assert.Throws<JournalPositionException>(() => journal.ReadAfter(new JournalPosition(5)));
    }

    private DurableJournal Open(long retainBytes, SimulatedDisk? disk = null) => JournalOnSimulatedDisk.Open(
        disk ?? _disk,
        options =>
        {
            options.SegmentBytes = 1500;
            options.RetainBytes = retainBytes;
        },
        _time);

    private void Write(DurableJournal journal, int count)
    {
        for (var i = 0; i < count; i++)
        {
            journal.AppendDurably(SomeRecords.Message(i, at: _time.GetUtcNow()));
        }
    }
}
