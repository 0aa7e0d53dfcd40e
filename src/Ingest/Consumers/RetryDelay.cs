namespace Telemetry.Ingest.Consumers;

/// <summary>Doubling waits between tries, from 100 ms to a bound, with a fifth of jitter so that consumers do not march in step.</summary>
internal sealed class RetryDelay(TimeSpan longest, Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private TimeSpan _next = First;

    public TimeSpan Next()
    {
        var delay = _next * (0.9 + (0.2 * random.NextDouble()));
        _next = _next * 2 < longest ? _next * 2 : longest;
        return delay;
    }

    public void Reset() => _next = First;
}
