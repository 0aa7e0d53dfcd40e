namespace Telemetry.Ingest.Consumers.Progress;

/// <summary>How fast a number grows, over the last minute as far as it was watched. Not thread-safe.</summary>
internal sealed class RateWindow(TimeProvider clock)
{
    /// <summary>Shorter says more of chance than of the rate.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Queue<(long Timestamp, long Count)> _samples = [];
    private (long Timestamp, long Count) _last;

    /// <summary>A second; null while it was watched too short a time to say.</summary>
    public double? PerSecond
    {
        get
        {
            if (!_samples.TryPeek(out var first))
            {
                return null;
            }

            var time = clock.GetElapsedTime(first.Timestamp, _last.Timestamp);
            return time >= Shortest ? (_last.Count - first.Count) / time.TotalSeconds : null;
        }
    }

    /// <summary>A number that has fallen is another number: what was seen before is forgotten.</summary>
    public void Add(long count)
    {
        if (_samples.Count > 0 && count < _last.Count)
        {
            _samples.Clear();
        }

        _last = (clock.GetTimestamp(), count);
        _samples.Enqueue(_last);
        while (clock.GetElapsedTime(_samples.Peek().Timestamp, _last.Timestamp) > Longest)
        {
            _samples.Dequeue();
        }
    }

    public void Forget() => _samples.Clear();
}
