using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Verification;

namespace Telemetry.Tests.Unit.Ingest.Journal;

public sealed class JournalVerificationTests
{
    private const int HeaderBytes = 64;
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void A_sound_journal_is_told_with_its_records_times_and_consumers()
    {
        using (var journal = JournalOnSimulatedDisk.Open(_disk, Small))
        {
            for (var i = 1; i <= 12; i++)
            {
                journal.AppendDurably(SomeRecords.Message(i));
            }

            journal.AppendDurably(new TickRecord(SomeRecords.Evening.AddSeconds(9)));
            journal.AppendDurably(new PossibleGapRecord(SomeRecords.Evening.AddSeconds(20), "broker", null, "session gone"));
            journal.ReportCommitted("store", new JournalPosition(10));
        }

        var report = Verify();

        Assert.True(report.IsSound);
        Assert.Equal((1, 14), (report.First.Sequence, report.Last.Sequence));
        Assert.Equal((12, 1, 1, 14), (report.Records.Messages, report.Records.Ticks, report.Records.PossibleGaps, report.Records.Total));
        Assert.Equal((SomeRecords.Evening.AddSeconds(1), SomeRecords.Evening.AddSeconds(20)), (report.Oldest!.Value, report.Newest!.Value));
        Assert.Equal((TimeSpan.FromSeconds(3), 13), (report.StepBack, report.StepBackAt.Sequence));
        Assert.Equal((0, new JournalConsumer("store", new JournalPosition(10), 4)), (report.TailBytes, Assert.Single(report.Consumers)));
        Assert.True(report.Segments > 1);
    }

    /// <summary>As beside a running host: the newest file is open, preallocated, and not closed.</summary>
    [Fact]
    public void A_journal_is_read_while_a_host_has_it()
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk, Small);
        Append(journal, 1, 30);

        var report = Verify();

        Assert.True(report.IsSound);
        Assert.Equal(30, report.Last.Sequence);
        Assert.Equal(0, report.TailBytes);
    }

    [Fact]
    public void A_torn_last_commit_is_told_apart_from_damage()
    {
        Write(3);
        var file = _disk[Newest];
        var length = file.Seen.Length;
        file.Write(length - 60, new byte[60]);

        var report = Verify();

        Assert.True(report.IsSound);
        Assert.Equal(2, report.Last.Sequence);
        Assert.InRange(report.TailBytes, 1, length);
        Assert.Equal(Newest, report.TailFile);
    }

    [Fact]
    public void A_flipped_bit_in_the_middle_is_named_with_file_offset_and_records_and_the_rest_is_read()
    {
        Write(10);
        _disk[Newest].Write(HeaderBytes + 80, [0xAA]);

        var report = Verify();

        Assert.False(report.IsSound);
        var finding = Assert.Single(report.Findings);
        Assert.Equal((JournalFindingKind.Frame, Newest, HeaderBytes), (finding.Kind, finding.File, finding.Offset));
        Assert.Equal((1, 1L), (finding.FirstLost, finding.Lost!.Value));
        Assert.Equal((2, 10), (report.First.Sequence, report.Last.Sequence));
        Assert.Equal(9, report.Records.Total);
    }

    [Fact]
    public void Zeros_over_several_frames_are_one_damage_with_all_their_records()
    {
        Write(10);
        _disk[Newest].Write(HeaderBytes, new byte[600]);

        var finding = Assert.Single(Verify().Findings);

        Assert.Equal(1, finding.FirstLost);
        Assert.InRange(finding.Lost!.Value, 2, 5);
    }

    [Fact]
    public void A_missing_segment_is_named_with_the_records_it_had()
    {
        Write(12, Small);
        var missing = Segments[1];
        var (first, next) = (First(missing), First(Segments[2]));
        _disk.Delete(missing);

        var finding = Assert.Single(Verify().Findings);

        Assert.Equal((JournalFindingKind.SegmentMissing, missing), (finding.Kind, finding.File));
        Assert.Equal((first, next - first), (finding.FirstLost, finding.Lost!.Value));
    }

    [Fact]
    public void An_older_segments_end_that_was_cut_off_is_damage()
    {
        Write(12, Small);
        var file = _disk[Segments[0]];
        file.SetLength(file.Seen.Length - 8);

        var finding = Assert.Single(Verify().Findings);

        Assert.Equal((JournalFindingKind.SegmentEnd, Segments[0]), (finding.Kind, finding.File));
        Assert.Equal((First(Segments[1]) - 1, 1L), (finding.FirstLost, finding.Lost!.Value));
    }

    [Fact]
    public void An_unreadable_header_costs_the_segment_and_no_other()
    {
        Write(12, Small);
        _disk[Segments[1]].Write(20, [0xAA]);

        var report = Verify();

        var finding = Assert.Single(report.Findings);
        Assert.Equal(JournalFindingKind.SegmentHeader, finding.Kind);
        Assert.Equal(First(Segments[2]) - First(Segments[1]), finding.Lost);
        Assert.Equal(12 - finding.Lost, report.Records.Total);
    }

    [Fact]
    public void A_consumer_ahead_of_the_journal_proves_that_its_end_is_missing()
    {
        using (var journal = JournalOnSimulatedDisk.Open(_disk, Big))
        {
            Append(journal, 1, 5);
            journal.ReportCommitted("store", journal.Head);
        }

        var file = _disk[Newest];
        file.Write(file.Seen.Length - 50, new byte[50]);

        var finding = Assert.Single(Verify().Findings);

        Assert.Equal((JournalFindingKind.ConsumerAhead, 5, 1L), (finding.Kind, finding.FirstLost, finding.Lost!.Value));
    }

    [Fact]
    public void What_retention_deleted_at_the_beginning_is_no_damage()
    {
        Write(12, Small);
        _disk.Delete(Segments[0]);

        var report = Verify();

        Assert.True(report.IsSound);
        Assert.Equal(First(Segments[0]), report.First.Sequence);
    }

    /// <summary>Whatever byte is changed: it is found, or only a last commit is taken for torn. Nothing is ever counted that is not there.</summary>
    [Fact]
    public void Any_changed_byte_is_noticed_or_is_of_the_last_commit()
    {
        Write(12, Small);
        foreach (var name in Segments)
        {
            for (var at = 0; at < _disk[name].Seen.Length; at++)
            {
                var changed = _disk.AfterPowerLoss(1);
                changed[name].Write(at, [(byte)(changed[name].Seen[at] ^ (1 << (at % 8)))]);

                var report = JournalVerification.Run(changed, null, null, TestContext.Current.CancellationToken);

                Assert.True(
                    !report.IsSound || report.Records.Total == 12 || (report.Last.Sequence == 11 && report.TailBytes > 0), $"byte {at} of {name}");
                Assert.InRange(report.Records.Total, 12 - report.Findings.Sum(f => f.Lost ?? 12) - (report.TailBytes > 0 ? 1 : 0), 12);
            }
        }
    }

    private string Newest => Segments[^1];

    private List<string> Segments => [.. _disk.Names.Where(name => name.EndsWith(".journal", StringComparison.Ordinal))];

    private static long First(string name) => long.Parse(Path.GetFileNameWithoutExtension(name), System.Globalization.CultureInfo.InvariantCulture);

    private JournalReport Verify() => JournalVerification.Run(_disk, null, null, TestContext.Current.CancellationToken);

    private static void Small(JournalOptions options) => options.SegmentBytes = 1200;

    private static void Big(JournalOptions options) => options.SegmentBytes = 8192;

    private void Write(int count, Action<JournalOptions>? configure = null)
    {
        using var journal = JournalOnSimulatedDisk.Open(_disk, configure ?? Big);
        Append(journal, 1, count);
    }

    private static void Append(DurableJournal journal, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            journal.AppendDurably(SomeRecords.Message(i));
        }
    }
}
