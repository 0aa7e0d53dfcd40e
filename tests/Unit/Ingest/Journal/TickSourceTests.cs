using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Tests.Unit.Ingest.Journal;

public sealed class TickSourceTests : IDisposable
{
    private static readonly DateTimeOffset HalfPast = SomeRecords.Evening.AddSeconds(30);

    private readonly SimulatedDisk _disk = new();
    private readonly FakeTimeProvider _time = new(HalfPast) { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly JournalOptions _options = new() { SegmentBytes = 64 * 1024, CommitInterval = TimeSpan.Zero };
    private DurableJournal? _journal;

    [Fact]
    public async Task The_first_tick_is_the_minute_that_has_begun()
    {
        await LayAt(HalfPast);

        Assert.Equal([SomeRecords.Evening], Ticks());
    }

    [Fact]
    public async Task Each_minute_has_one_tick_however_often_it_is_looked()
    {
        await LayAt(HalfPast);
        await LayAt(HalfPast.AddSeconds(1));
        await LayAt(HalfPast.AddSeconds(29.999));
        await LayAt(HalfPast.AddSeconds(30));
        await LayAt(HalfPast.AddSeconds(31));

        Assert.Equal([SomeRecords.Evening, SomeRecords.Evening.AddMinutes(1)], Ticks());
    }

    [Fact]
    public async Task After_a_restart_the_missed_minutes_are_laid_once()
    {
        await LayAt(HalfPast);
        Restart();
        await LayAt(HalfPast.AddMinutes(90));
        Restart();
        await LayAt(HalfPast.AddMinutes(90));

        Assert.Equal(Enumerable.Range(0, 91).Select(minute => SomeRecords.Evening.AddMinutes(minute)), Ticks());
    }

    [Fact]
    public async Task A_gap_longer_than_the_bound_is_left_and_only_its_end_is_laid()
    {
        _options.MaxTickCatchUp = TimeSpan.FromMinutes(10);
        await LayAt(HalfPast);
        await LayAt(HalfPast.AddHours(1));

        Assert.Equal(
            Enumerable.Range(50, 11).Select(minute => SomeRecords.Evening.AddMinutes(minute)).Prepend(SomeRecords.Evening),
            Ticks());
    }

    [Fact]
    public async Task A_clock_that_steps_back_makes_no_tick_until_it_has_passed_the_last_again()
    {
        await LayAt(HalfPast);
        _journal!.Dispose();
        _journal = null;
        var back = new FakeTimeProvider(HalfPast.AddHours(-1));
        await LayAt(HalfPast.AddHours(-1), back);
        await LayAt(HalfPast.AddSeconds(5), back);
        Assert.Single(Ticks());

        await LayAt(HalfPast.AddMinutes(1), back);

        Assert.Equal([SomeRecords.Evening, SomeRecords.Evening.AddMinutes(1)], Ticks());
    }

    [Fact]
    public async Task Ticks_that_a_full_journal_refused_are_laid_when_it_has_room()
    {
        await LayAt(HalfPast);
        Restart();
        _disk.NoSpace = true;
        await LayAt(HalfPast.AddMinutes(2));
        Assert.Equal(JournalState.Full, Journal.State);

        _disk.NoSpace = false;
        Restart();
        await LayAt(HalfPast.AddMinutes(3));

        Assert.Equal(Enumerable.Range(0, 4).Select(minute => SomeRecords.Evening.AddMinutes(minute)), Ticks());
    }

    [Fact]
    public async Task Says_in_one_line_that_no_tick_can_be_journalled_and_does_not_repeat_it_each_minute()
    {
        var log = new CollectingLogger<TickSource>();
        await LayAt(HalfPast);
        Restart();
        _disk.NoSpace = true;
        using var source = new TickSource(Journal, Options.Create(_options), _time, log);
        var room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Journal.StateChanged += state => _ = state == JournalState.Open && room.TrySetResult();
        for (var minute = 1; minute <= 3; minute++)
        {
            _time.SetUtcNow(HalfPast.AddMinutes(minute));
            await source.LayDueAsync(CancellationToken.None);
        }

        var (id, line) = Assert.Single(log.Logged);
        Assert.Equal(1423, id);
        Assert.StartsWith("No tick can be journalled, and nothing is concluded, until the journal takes records again", line, StringComparison.Ordinal);
        Assert.Contains("cannot make a segment", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);

        _disk.NoSpace = false;
        await room.Task;
        await source.LayDueAsync(CancellationToken.None);
        Assert.Equal([1423, 1420], log.Events);
        Assert.Equal(Enumerable.Range(0, 4).Select(minute => SomeRecords.Evening.AddMinutes(minute)), Ticks());
    }

    [Fact]
    public async Task The_service_ticks_by_the_injected_clock_from_the_first_whole_minute_on()
    {
        var time = new WatchedTime(HalfPast);
        using var source = Source(time);
        using var reader = Journal.ReadAfter(JournalPosition.Start);
        await source.StartAsync(CancellationToken.None);

        var first = await NextAsync(reader, time);
        var second = await NextAsync(reader, time);

        await source.StopAsync(CancellationToken.None);
        Assert.Equal(SomeRecords.Evening.AddMinutes(1), first.At);
        Assert.Equal(SomeRecords.Evening.AddMinutes(2), second.At);
    }

    /// <summary>Moves the clock on by a minute once the service waits on it; sooner, and it would begin at a later minute.</summary>
    private static async Task<JournalRecord> NextAsync(IJournalReader reader, WatchedTime time)
    {
        await time.Waiting.WaitAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        await reader.WaitAsync(CancellationToken.None);
        Assert.True(reader.TryRead(out _, out var record));
        return record;
    }

    public void Dispose() => _journal?.Dispose();

    private DurableJournal Journal
    {
        get
        {
            if (_journal is null)
            {
                _journal = new DurableJournal(_disk, _options, _time, NullLogger<DurableJournal>.Instance);
                _journal.Open();
            }

            return _journal;
        }
    }

    private void Restart()
    {
        _journal?.Dispose();
        _journal = null;
    }

    private TickSource Source(TimeProvider time) => new(Journal, Options.Create(_options), time, NullLogger<TickSource>.Instance);

    private async Task LayAt(DateTimeOffset now, FakeTimeProvider? time = null)
    {
        (time ?? _time).SetUtcNow(now);
        using var source = Source(time ?? _time);
        await source.LayDueAsync(CancellationToken.None);
    }

    private List<DateTimeOffset> Ticks()
    {
        var ticks = new List<DateTimeOffset>();
        using var reader = Journal.ReadAfter(JournalPosition.Start);
        while (reader.TryRead(out _, out var record))
        {
            ticks.Add(Assert.IsType<TickRecord>(record).At);
        }

        return ticks;
    }

    /// <summary>A clock that tells when somebody begins to wait on it.</summary>
    private sealed class WatchedTime(DateTimeOffset now) : FakeTimeProvider(now)
    {
        public SemaphoreSlim Waiting { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waiting.Release();
            return timer;
        }
    }
}
