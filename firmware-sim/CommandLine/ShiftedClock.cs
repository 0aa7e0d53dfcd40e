namespace Telemetry.FirmwareSim.CommandLine;

/// <summary>The system's clock, moved so that it began at a chosen instant, and perhaps faster: the arithmetic of a host with <c>Telemetry:Clock</c>.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly DateTimeOffset _realStart;
    private readonly DateTimeOffset _start;
    private readonly double _speed;

    /// <param name="real">The clock below.</param>
    /// <param name="start">What it shows now.</param>
    /// <param name="speed">Simulated seconds in a real one, 1 to 3600.</param>
    public ShiftedClock(TimeProvider real, DateTimeOffset start, double speed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(speed, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speed, 3600);
        _real = real;
        _realStart = real.GetUtcNow();
        _start = start.ToUniversalTime();
        _speed = speed;
    }

    public override long TimestampFrequency => _real.TimestampFrequency;

    public override long GetTimestamp() => _real.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + ((_real.GetUtcNow() - _realStart) * _speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(_real.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    /// <summary>Zero fires at once, infinite (−1 ms) never; a timer counts whole milliseconds, so no wait is rounded down to none.</summary>
    private TimeSpan Real(TimeSpan simulated) => simulated <= TimeSpan.Zero
        ? simulated
        : simulated / _speed is var real && real < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : real;

    private sealed class ScaledTimer(ITimer real, ShiftedClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
