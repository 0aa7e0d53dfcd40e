using Telemetry.Domain.Time;

namespace Telemetry.Api.Time;

/// <summary>
/// A clock that starts where it is told and may run faster than the real one. Timers made by it run at its speed: what others may take
/// is measured by <see cref="MachineClock.OfMachine"/>.
/// </summary>
internal sealed class SimulatedClock : TimeProvider, ISimulatedClock
{
    private readonly TimeProvider _real;
    private readonly DateTimeOffset _realStart;
    private readonly DateTimeOffset _start;

    /// <param name="real">The clock below.</param>
    /// <param name="start">What it shows now.</param>
    /// <param name="speed">Simulated seconds in a real one, 1 to 3600.</param>
    public SimulatedClock(TimeProvider real, DateTimeOffset start, double speed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(speed, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speed, 3600);
        _real = real;
        _realStart = real.GetUtcNow();
        _start = start.ToUniversalTime();
        Speed = speed;
    }

    public double Speed { get; }

    public TimeProvider Machine => _real;

    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    // Stop-watches measure what really passed: how long a commit takes does not depend on the time shown.
    public override long TimestampFrequency => _real.TimestampFrequency;

    public override long GetTimestamp() => _real.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + ((_real.GetUtcNow() - _realStart) * Speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(_real.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Real(TimeSpan simulated)
    {
        if (simulated <= TimeSpan.Zero)
        {
            // Zero fires at once, infinite (−1 ms) never.
            return simulated;
        }

        // A timer counts in whole milliseconds: never round a wait down to none.
        var real = simulated / Speed;
        return real < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : real;
    }

    private sealed class ScaledTimer(ITimer real, SimulatedClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
