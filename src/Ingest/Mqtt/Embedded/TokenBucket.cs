namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>A rate with two seconds' worth in reserve. Taking more than is there is allowed, and costs the wait until it is paid back.</summary>
internal sealed class TokenBucket(double perSecond, TimeProvider time)
{
    private const double ReserveSeconds = 2;

    private readonly Lock _lock = new();
    private double _tokens = perSecond * ReserveSeconds;
    private long _at = time.GetTimestamp();

    /// <summary>Half of the reserve is saved up again: who takes from it has kept below the rate for a while.</summary>
    public bool IsRested
    {
        get
        {
            lock (_lock)
            {
                return _tokens >= perSecond * ReserveSeconds / 2;
            }
        }
    }

    /// <summary>Takes, and gives how long to wait before the next; zero while within the rate.</summary>
    public TimeSpan Take(double amount)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(perSecond * ReserveSeconds, _tokens + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond)) - amount;
            _at = now;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
        }
    }
}
