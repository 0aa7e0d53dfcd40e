using Microsoft.Extensions.Time.Testing;
using Telemetry.Api.Time;
using Telemetry.Domain.Time;

namespace Telemetry.Tests.Unit.Api.Time;

public sealed class SimulatedClockTests
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 14, 16, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Shows_the_start_and_runs_at_its_speed()
    {
        var clock = new SimulatedClock(_real, Evening, 60);
        Assert.Equal(Evening, clock.GetUtcNow());
        _real.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(Evening.AddMinutes(10), clock.GetUtcNow());
    }

    [Fact]
    public void A_timer_fires_when_the_simulated_time_has_passed()
    {
        var clock = new SimulatedClock(_real, Evening, 60);
        var fired = new List<DateTimeOffset>();
        using var timer = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow()), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        _real.Advance(TimeSpan.FromSeconds(1));
        _real.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([Evening.AddMinutes(1), Evening.AddMinutes(3)], fired);
    }

    [Fact]
    public void A_timer_that_is_off_stays_off()
    {
        var clock = new SimulatedClock(_real, Evening, 60);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, fired);
    }

    [Fact]
    public void A_stop_watch_measures_real_time()
    {
        var clock = new SimulatedClock(_real, Evening, 60);
        var before = clock.GetTimestamp();
        _real.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), clock.GetElapsedTime(before));
    }

    [Fact]
    public void What_a_store_or_a_caller_may_take_does_not_run_out_faster_on_it()
    {
        var clock = new SimulatedClock(_real, Evening, 60);
        using var scaled = new CancellationTokenSource(TimeSpan.FromMinutes(2), clock);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2), clock.OfMachine());
        _real.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal((true, false), (scaled.IsCancellationRequested, limit.IsCancellationRequested));
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limit.IsCancellationRequested);
        Assert.Same(_real, _real.OfMachine());
    }
}
