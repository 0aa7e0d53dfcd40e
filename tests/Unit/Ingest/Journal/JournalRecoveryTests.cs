using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Tests.Unit.Ingest.Journal;

public sealed class JournalRecoveryTests
{
    private const int HeaderBytes = 64;
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void What_was_written_is_there_after_a_restart_and_goes_on()
    {
        var written = WriteCommits(40);
        using var journal = JournalOnSimulatedDisk.Open(_disk, Small);

        Assert.Equal(written, journal.ReadAll().Select(read => read.Record));
        Assert.Equal(41, journal.AppendDurably(SomeRecords.Message(41)).Sequence);
        Assert.Equal(41, journal.ReadAll().Count);
    }

    [Fact]
    public void A_preallocated_tail_of_zeros_is_no_damage()
    {
        WriteCommits(3);
        var file = _disk[Newest];
        file.SetLength(file.Seen.Length + 5000);

        using var journal = JournalOnSimulatedDisk.Open(_disk, Small);

        Assert.Equal(3, journal.Head.Sequence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(150)]
    public void A_last_commit_that_is_cut_off_or_half_zero_is_truncated_whole(int lostBytes)
    {
        WriteCommits(3);
        var file = _disk[Newest];
        var length = file.Seen.Length - 8; // frames end at a multiple of 8
        file.Write(length - lostBytes, new byte[lostBytes + 8]);

        using var journal = JournalOnSimulatedDisk.Open(_disk, Small);

        Assert.Equal([1, 2], journal.ReadAll().Select(read => read.Position));
        Assert.Equal(3, journal.AppendDurably(SomeRecords.Message(33)).Sequence);
        Assert.Equal(SomeRecords.Describe(SomeRecords.Message(33)), journal.ReadAll()[2].Record);
    }

    /// <summary>Every single bit: either the start is refused, or only the newest commit is gone, as when it was torn. Nothing is ever altered.</summary>
    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var written = WriteCommits(12, options => options.SegmentBytes = 1200);
        var names = _disk.Names.Where(name => name.EndsWith(".journal", StringComparison.Ordinal)).ToList();
        Assert.True(names.Count > 2);
        foreach (var name in names)
        {
            for (var at = 0; at < _disk[name].Seen.Length; at++)
            {
                var changed = _disk.AfterPowerLoss(1);
                var good = changed[name].Seen[at];
                changed[name].Write(at, [(byte)(good ^ (1 << (at % 8)))]);
                try
                {
                    using var journal = JournalOnSimulatedDisk.Open(changed, options => options.SegmentBytes = 1200);
                    var read = journal.ReadAll().Select(record => record.Record).ToList();
                    Assert.InRange(read.Count, written.Count - 1, written.Count);
                    Assert.Equal(written.Take(read.Count), read);
                }
                catch (JournalDamagedException e)
                {
                    Assert.Contains(".journal", e.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Damage_before_later_commits_refuses_the_start_and_names_file_and_offset()
    {
        WriteCommits(10);
        var name = Newest;
        _disk[name].Write(HeaderBytes + 80, [0xAA]);

        var error = Assert.Throws<JournalDamagedException>(() => JournalOnSimulatedDisk.Open(_disk, Small));

        Assert.Equal(name, error.File);
        Assert.Equal(HeaderBytes, error.Offset);
        Assert.Contains("record 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_of_zeros_with_commits_behind_it_is_damage_too()
    {
        WriteCommits(10);
        _disk[Newest].Write(HeaderBytes, new byte[1024]);

        Assert.Throws<JournalDamagedException>(() => JournalOnSimulatedDisk.Open(_disk, Small));
    }

    [Fact]
    public void A_refused_start_lets_go_of_the_directory()
    {
        WriteCommits(10);
        var file = _disk[Newest];
        var good = file.Seen[HeaderBytes + 80];
        file.Write(HeaderBytes + 80, [(byte)~good]);
        Assert.Throws<JournalDamagedException>(() => JournalOnSimulatedDisk.Open(_disk, Small));

        file.Write(HeaderBytes + 80, [good]);
        using var journal = JournalOnSimulatedDisk.Open(_disk, Small);

        Assert.Equal(10, journal.Head.Sequence);
    }

    [Fact]
    public void A_missing_segment_is_damage()
    {
        WriteCommits(12, options => options.SegmentBytes = 1200);
        _disk.Delete(_disk.Names.Where(name => name.EndsWith(".journal", StringComparison.Ordinal)).ElementAt(1));

        var error = Assert.Throws<JournalDamagedException>(() => JournalOnSimulatedDisk.Open(_disk, Small));

        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_consumer_ahead_of_the_journal_proves_that_records_are_missing()
    {
        WriteCommits(5, after: journal => journal.ReportCommitted("store", journal.Head));
        var file = _disk[Newest];
        file.Write(file.Seen.Length - 50, new byte[50]);
        var length = file.Seen.Length;

        var error = Assert.Throws<JournalDamagedException>(() => JournalOnSimulatedDisk.Open(_disk, Small));

        Assert.Contains("store", error.Message, StringComparison.Ordinal);
        Assert.Equal(Newest, error.File);
        Assert.Equal(length, file.Seen.Length); // What is left of it may still be wanted.
    }

    [Fact]
    public void Damage_behind_every_consumer_does_not_stop_the_start_but_a_reader()
    {
        WriteCommits(12, options => options.SegmentBytes = 1200, journal => journal.ReportCommitted("store", journal.Head));
        var oldest = _disk.Names.First(name => name.EndsWith(".journal", StringComparison.Ordinal));
        _disk[oldest].Write(HeaderBytes + 80, [0xAA]);

        using var journal = JournalOnSimulatedDisk.Open(_disk, options => options.VerifyAllOnOpen = false);

        using var reader = journal.ReadAfter(JournalPosition.Start);
        var error = Assert.Throws<JournalDamagedException>(() => reader.TryRead(out _, out _));
        Assert.Equal(oldest, error.File);
    }

    /// <summary>A frame in a payload must never pass for one of the journal's own.</summary>
    [Fact]
    public void A_forged_frame_in_the_payload_of_a_torn_commit_is_not_taken_for_a_later_commit()
    {
        var forged = new byte[200];
        new Telemetry.Ingest.Journal.Segments.FrameHeader(1000, 1000, 0, 0, 1, 100, 0).Write(forged, salt: 0);
        using (var journal = JournalOnSimulatedDisk.Open(_disk, Small))
        {
            journal.AppendDurably(SomeRecords.Message(1));
            for (var shift = 0; shift < 8; shift++)
            {
                journal.Append(SomeRecords.Message(2) with { Payload = (byte[])[.. new byte[shift], .. forged] });
            }

            journal.CommitPending();
        }

        var file = _disk[Newest];
        file.Write(file.Seen.Length - 20, new byte[20]);
        using var again = JournalOnSimulatedDisk.Open(_disk, Small);

        Assert.Equal(1, again.Head.Sequence);
    }

    private string Newest => _disk.Names.Last(name => name.EndsWith(".journal", StringComparison.Ordinal));

    private static void Small(JournalOptions options) => options.SegmentBytes = 8192;

    private List<string> WriteCommits(int count, Action<JournalOptions>? configure = null, Action<DurableJournal>? after = null)
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk, configure ?? Small);
        var written = new List<string>();
        for (var i = 1; i <= count; i++)
        {
            written.Add(SomeRecords.Describe(SomeRecords.Message(i)));
            journal.AppendDurably(SomeRecords.Message(i));
        }

        after?.Invoke(journal);
        return written;
    }
}
