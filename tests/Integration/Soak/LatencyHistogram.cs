namespace Telemetry.Tests.Integration.Soak;

/// <summary>Times in steps of a tenth, from 0.1 ms to a day: any number of them in a few hundred counts.</summary>
internal sealed class LatencyHistogram
{
    private const double Step = 1.1;
    private const double SmallestMilliseconds = 0.1;
    private readonly long[] _counts = new long[220];

    public long Count { get; private set; }

    public TimeSpan Max { get; private set; }

    public void Add(TimeSpan time)
    {
        var step = Math.Log(Math.Max(1, time.TotalMilliseconds / SmallestMilliseconds), Step);
        _counts[Math.Min(_counts.Length - 1, (int)step)]++;
        Count++;
        Max = time > Max ? time : Max;
    }

    /// <summary>The upper end of the step in which the share lies; zero of nothing.</summary>
    public TimeSpan Percentile(double share)
    {
        long below = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            below += _counts[i];
            if (below > 0 && below >= share * Count)
            {
                var end = TimeSpan.FromMilliseconds(SmallestMilliseconds * Math.Pow(Step, i + 1));
                return end < Max ? end : Max;
            }
        }

        return TimeSpan.Zero;
    }
}
