namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>A measured series read at any instant, and the course of its past days laid on the hours to come.</summary>
internal sealed class MeasuredCourse(IReadOnlyList<RoadObservation> values)
{
    /// <summary>A gap that is bridged by a straight line; a longer one is a gap.</summary>
    public static readonly TimeSpan Bridged = TimeSpan.FromHours(3);

    public RoadObservation? NewestBy(DateTimeOffset instant)
    {
        var next = After(instant);
        return next > 0 ? values[next - 1] : null;
    }

    /// <summary>Linear between two values at most three hours apart; null elsewhere.</summary>
    public double? At(DateTimeOffset instant)
    {
        var next = After(instant);
        if (next > 0 && values[next - 1].At == instant)
        {
            return values[next - 1].Value;
        }

        return next == 0 || next == values.Count || values[next].At - values[next - 1].At > Bridged
            ? null
            : values[next - 1].Value + ((values[next].Value - values[next - 1].Value) * ((instant - values[next - 1].At) / (values[next].At - values[next - 1].At)));
    }

    /// <summary>
    /// Where the newest value would go if the coming hours went as the same hours of the past days did on average. Null with
    /// less than one past day, or nothing new.
    /// </summary>
    public double? Ahead(DateTimeOffset now, DateTimeOffset instant, int days)
    {
        if (NewestBy(now) is not { } newest || now - newest.At > Bridged)
        {
            return null;
        }

        double sum = 0;
        var found = 0;
        for (var day = 1; day <= days + 1 && found < days; day++)
        {
            var then = instant.AddDays(-day);
            if (then <= now && At(then) is { } value && At(newest.At.AddDays(-day)) is { } start)
            {
                sum += value - start;
                found++;
            }
        }

        return found > 0 ? newest.Value + (sum / found) : null;
    }

    private int After(DateTimeOffset instant)
    {
        var low = 0;
        var high = values.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (values[middle].At <= instant)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
