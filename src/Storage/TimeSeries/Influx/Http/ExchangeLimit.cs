using Telemetry.Domain.Time;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>The time that an exchange, or its next step, may take.</summary>
internal sealed class ExchangeLimit : IDisposable
{
    private readonly TimeSpan _time;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public ExchangeLimit(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        _time = time;
        _cancellation = cancellation;
        _timer = new CancellationTokenSource(time, clock.OfMachine());
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellation);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Whether it is the time that ended the exchange, and not whoever asked for it.</summary>
    public bool RanOut => _timer.IsCancellationRequested && !_cancellation.IsCancellationRequested;

    /// <summary>The next step has the whole time again.</summary>
    public void Renew() => _timer.CancelAfter(_time);

    /// <summary>Nothing is under way: the time does not run.</summary>
    public void Pause() => _timer.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
