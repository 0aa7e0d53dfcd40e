using Telemetry.Domain.Waste;

namespace Telemetry.Rules.Waste;

/// <summary>
/// How fast a bin fills, by Theil and Sen: the median of the slopes between all pairs of its fills since it was last emptied. A
/// stray echo moves it little. Fills at or above full only say "at least", and are left out (docs/sources/waste.md#rates).
/// </summary>
internal static class FillTrend
{
    /// <summary>Fewer points than this give no rate.</summary>
    public const int LeastReadings = 3;

    /// <summary>Most points: 96 make 4,560 pairs. Of more, every second, third and so on is taken, the newest always.</summary>
    public const int MostReadings = 96;

    private const double Slow = 0.1;
    private const double Fast = 0.9;

    /// <param name="fills">Since the bin was last emptied, oldest first; the newest is the fill to go on from.</param>
    /// <param name="threshold">The fill at which the bin is collected, %.</param>
    public static (FillRate? Rate, NoRateReason? NoRate) Of(IReadOnlyList<FillSample> fills, double threshold, FillOptions options)
    {
        if (fills.Count == 0 || fills[^1] is not { IsUsable: true, Percent: { } now })
        {
            return (null, NoRateReason.NoFill);
        }

        if (now >= threshold)
        {
            return (null, NoRateReason.ThresholdReached);
        }

        var points = Points(fills);
        if (points.Count < LeastReadings)
        {
            return (null, NoRateReason.TooFewReadings);
        }

        var newest = points[^1];
        if (newest.At - points[0].At < options.RateOverAtLeast)
        {
            return (null, NoRateReason.TooShort);
        }

        var slopes = Slopes(points);
        var rate = Quantile(slopes, 0.5);
        return rate switch
        {
            <= 0 => (null, NoRateReason.NotRising),
            _ when (threshold - now) / rate > options.RateUpTo.TotalHours => (null, NoRateReason.TooFarOff),
            _ => (Rate(points, now, threshold, slopes, rate, options.RateUpTo), null),
        };
    }

    private static FillRate Rate(
        List<FillSample> points, double now, double threshold, double[] slopes, double rate, TimeSpan upTo)
    {
        var (slow, fast) = (Quantile(slopes, Slow), Quantile(slopes, Fast));
        var at = points[^1].At;
        return new FillRate(
            points[0].At,
            points.Count,
            Math.Round(rate, 3),
            Math.Round(slow, 3),
            Math.Round(fast, 3),
            threshold,
            Reached(rate),
            Reached(fast),
            slow > 0 && (threshold - now) / slow <= upTo.TotalHours ? Reached(slow) : null);

        // To the minute: the rest is not known anyway.
        DateTimeOffset Reached(double slope) => at.AddMinutes(Math.Round((threshold - now) / slope * 60));
    }

    private static List<FillSample> Points(IReadOnlyList<FillSample> fills)
    {
        List<FillSample> usable = [.. fills.Where(f => f.IsUsable && !f.IsSaturated)];
        if (usable.Count <= MostReadings)
        {
            return usable;
        }

        var step = (usable.Count + MostReadings - 1) / MostReadings;
        return [.. usable.Where((_, i) => (usable.Count - 1 - i) % step == 0)];
    }

    private static double[] Slopes(List<FillSample> points)
    {
        var slopes = new double[points.Count * (points.Count - 1) / 2];
        var next = 0;
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
            {
                slopes[next++] = (points[j].Percent!.Value - points[i].Percent!.Value) / (points[j].At - points[i].At).TotalHours;
            }
        }

        Array.Sort(slopes);
        return slopes;
    }

    /// <summary>Of sorted values, between the two nearest.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
    }
}
