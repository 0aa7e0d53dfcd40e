namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>A clock on which a wait of less than a second is over at once, and a longer one never is. It adds up what was waited.</summary>
internal sealed class HastyTime : TimeProvider
{
    private long _ticks;

    public TimeSpan Waited => new(Interlocked.Read(ref _ticks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(1))
        {
            Interlocked.Add(ref _ticks, dueTime.Ticks);
            ThreadPool.QueueUserWorkItem(s => callback(s), state);
        }

        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
