namespace Telemetry.Storage.TimeSeries;

/// <summary>
/// The stretches of time that a batch touches, so that a batch of live readings with one late straggler looks at two short
/// stretches and not at all between them.
/// </summary>
internal sealed class TimeRuns
{
    private const long BucketMicros = 3_600_000_000;
    private const int MaxRanges = 8;
    private readonly Dictionary<long, (long First, long Last)> _byHour = [];

    public void Add(long micros)
    {
        var hour = micros / BucketMicros;
        _byHour[hour] = _byHour.TryGetValue(hour, out var known) ? (Math.Min(known.First, micros), Math.Max(known.Last, micros)) : (micros, micros);
    }

    /// <summary>At most eight ranges, ends included, oldest first; the narrowest gaps are closed to get there.</summary>
    public List<(long First, long Last)> Ranges()
    {
        var ranges = _byHour.Values.OrderBy(r => r.First).ToList();
        while (ranges.Count > 1)
        {
            var narrowest = Enumerable.Range(1, ranges.Count - 1).MinBy(i => ranges[i].First - ranges[i - 1].Last);
            if (ranges.Count <= MaxRanges && ranges[narrowest].First - ranges[narrowest - 1].Last > BucketMicros)
            {
                break;
            }

            ranges[narrowest - 1] = (ranges[narrowest - 1].First, Math.Max(ranges[narrowest - 1].Last, ranges[narrowest].Last));
            ranges.RemoveAt(narrowest);
        }

        return ranges;
    }
}
