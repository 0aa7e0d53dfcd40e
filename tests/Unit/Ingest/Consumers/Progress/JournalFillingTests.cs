using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Consumers.Progress;
using Telemetry.Ingest.Journal;
using Telemetry.Tests.Unit.Ingest.Journal;

namespace Telemetry.Tests.Unit.Ingest.Consumers.Progress;

/// <summary>A real journal of about 30 small segments, on a disk in memory, of which a consumer stands still.</summary>
public sealed class JournalFillingTests : IDisposable
{
    private const int SegmentBytes = 4000;

    private readonly SimulatedDisk _disk = new();
    private readonly FakeTimeProvider _clock = new(SomeRecords.Evening);
    private readonly ConsumerStatuses _statuses = new();
    private readonly CollectingLogger<ProgressWatch> _log = new();
    private readonly JournalOptions _options = new() { SegmentBytes = SegmentBytes, RetainBytes = 0, MaxBytes = 30 * SegmentBytes, MinFreeBytes = 1000 };
    private readonly DurableJournal _journal;
    private readonly PipelineProgress _progress;
    private readonly ProgressWatch _watch;

    public JournalFillingTests()
    {
        _journal = JournalOnSimulatedDisk.Open(_disk, options => (options.SegmentBytes, options.RetainBytes, options.MaxBytes) = (_options.SegmentBytes, 0, _options.MaxBytes), _clock);
        _progress = new PipelineProgress(_journal, _journal, _statuses, Options.Create(_options), _clock);
        _watch = new ProgressWatch(_progress, _clock, _log);
        _journal.ReportCommitted("store", JournalPosition.Start);
    }

    [Fact]
    public void Says_at_half_and_at_four_fifths_that_it_fills_for_whom_and_when_it_will_be_full()
    {
        var full = 0;
        while (_journal.State == JournalState.Open)
        {
            if (Tick() is { Level: FillLevel.High, Why: Unknown.None } told && full == 0)
            {
                Assert.Equal("store", told.HeldFor);
                Assert.InRange(told.Share, 0.5, 0.6);
                full = (int)told.TimeUntilFull!.Value.TotalSeconds;
            }
            else if (full > 0)
            {
                full -= 5;
            }
        }

        // What was told at a half came true within two segments' time.
        Assert.InRange(full, -60, 60);
        Assert.Equal(FillLevel.Full, _progress.Filling().Level);
        Assert.Equal([2201, 2202], _log.Events);
    }

    [Fact]
    public void Does_not_fill_while_the_consumer_reads_what_comes()
    {
        for (var i = 0; i < 60; i++)
        {
            Tick();
            _journal.ReportCommitted("store", _journal.Head);
        }

        var now = _progress.Filling();
        Assert.Equal((null, Unknown.DoesNotFill, FillLevel.Low), (now.TimeUntilFull, now.Why, now.Level));
        Assert.Empty(_log.Events);
    }

    [Fact]
    public void Says_once_that_the_disk_has_less_than_it_should_and_again_only_after_it_had_more()
    {
        _disk.NoSpace = true;
        _watch.Look();
        _watch.Look();
        _disk.NoSpace = false;
        _watch.Look();
        _disk.NoSpace = true;
        _watch.Look();

        Assert.Equal([2204, 2204], _log.Events);
        Assert.True(_progress.Filling().DiskIsLow);
    }

    public void Dispose()
    {
        _journal.Dispose();
        _progress.Dispose();
        _statuses.Dispose();
        _watch.Dispose();
    }

    /// <summary>Five seconds in which five records come.</summary>
    private JournalFilling Tick()
    {
        for (var i = 0; i < 5; i++)
        {
            var record = SomeRecords.Message((int)_journal.Head.Sequence + 1, at: _clock.GetUtcNow());
            if (_journal.State == JournalState.Open)
            {
                _journal.Append(record);
                _journal.CommitPending();
            }
        }

        _clock.Advance(TimeSpan.FromSeconds(5));
        _watch.Look();
        return _progress.Filling();
    }
}
