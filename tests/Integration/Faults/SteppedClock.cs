using Telemetry.Api.Time;
using Telemetry.Domain.Time;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>A machine's clock that somebody, or a wrong time server, sets to another time. Timers and stop-watches don't notice, as on a real machine.</summary>
internal sealed class SteppedClock(DateTimeOffset start, double speed) : TimeProvider, ISimulatedClock
{
    private readonly SimulatedClock _right = new(System, start, speed);
    private long _off;

    /// <summary>How far it is from the right time.</summary>
    public TimeSpan Off
    {
        get => new(Interlocked.Read(ref _off));
        set => Interlocked.Exchange(ref _off, value.Ticks);
    }

    public TimeProvider Machine => System;

    public override TimeZoneInfo LocalTimeZone => _right.LocalTimeZone;

    public override long TimestampFrequency => _right.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _right.GetUtcNow() + Off;

    public override long GetTimestamp() => _right.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _right.CreateTimer(callback, state, dueTime, period);
}
