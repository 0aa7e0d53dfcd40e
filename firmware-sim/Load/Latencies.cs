namespace Telemetry.FirmwareSim.Load;

/// <summary>How long answers took: a histogram of 2 % steps from 10 µs to over an hour, so that it is small whatever was sent.</summary>
internal sealed class Latencies
{
    private const double Step = 1.02;
    private const double Shortest = 1e-5;

    private readonly long[] _counts = new long[1000];
    private long _longest;

    public void Add(TimeSpan latency)
    {
        var bucket = (int)Math.Ceiling(Math.Log(Math.Max(latency.TotalSeconds, Shortest) / Shortest) / Math.Log(Step));
        Interlocked.Increment(ref _counts[Math.Min(bucket, _counts.Length - 1)]);
        for (var longest = Interlocked.Read(ref _longest); latency.Ticks > longest;)
        {
            longest = Interlocked.CompareExchange(ref _longest, latency.Ticks, longest);
        }
    }

    public double LongestMilliseconds => TimeSpan.FromTicks(Interlocked.Read(ref _longest)).TotalMilliseconds;

    /// <summary>Milliseconds that a share of the answers took at most, within 2 %; null when there were none.</summary>
    public double? Milliseconds(double share)
    {
        var sum = _counts.Sum();
        var wanted = (long)Math.Ceiling(share * sum);
        long seen = 0;
        for (var i = 0; i < _counts.Length && sum > 0; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
            {
                return Math.Min(1000 * Shortest * Math.Pow(Step, i), LongestMilliseconds);
            }
        }

        return null;
    }
}
