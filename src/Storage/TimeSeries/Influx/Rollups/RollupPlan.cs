namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>
/// Cuts a window into parts that roll-ups answer and parts that only the readings do: hours that are cut by the window, not
/// rolled up yet, or dirty.
/// </summary>
internal static class RollupPlan
{
    /// <summary>Each part costs a query a quantity; beyond this the shortest roll-ups between readings are read as readings too.</summary>
    private const int MostSegments = 48;

    /// <param name="hoursUntil">Hours that end by then are rolled up…</param>
    /// <param name="daysUntil">…and days, both unless dirty.</param>
    /// <param name="dirty">Starts of hours that are not what their roll-up says.</param>
    /// <param name="bucketOf">The bucket of an instant, or null when buckets do not begin with hours.</param>
    public static List<RollupSegment> Of(long from, long to, long hoursUntil, long daysUntil, SortedSet<long> dirty, Func<long, long>? bucketOf)
    {
        var segments = new List<RollupSegment>();
        var hour = -DirtyHour.FloorTo(-from, Micros.PerHour);
        var end = Math.Min(DirtyHour.FloorTo(to, Micros.PerHour), hoursUntil);
        if (bucketOf is null || hour >= end)
        {
            Append(segments, RollupLevel.Raw, from, to);
            return segments;
        }

        Append(segments, RollupLevel.Raw, from, hour);
        while (hour < end)
        {
            var day = hour + Micros.PerDay;
            if (hour % Micros.PerDay == 0 && day <= end && day <= daysUntil && bucketOf(hour) == bucketOf(day - 1) && dirty.GetViewBetween(hour, day - 1).Count == 0)
            {
                Append(segments, RollupLevel.Day, hour, day);
                hour = day;
            }
            else
            {
                Append(segments, dirty.Contains(hour) ? RollupLevel.Raw : RollupLevel.Hour, hour, hour + Micros.PerHour);
                hour += Micros.PerHour;
            }
        }

        Append(segments, RollupLevel.Raw, end, to);
        return Bound(segments);
    }

    private static List<RollupSegment> Bound(List<RollupSegment> segments)
    {
        while (segments.Count > MostSegments)
        {
            var narrowest = Enumerable.Range(0, segments.Count).Where(i => segments[i].Level != RollupLevel.Raw).MinBy(i => segments[i].To - segments[i].From);
            segments[narrowest] = segments[narrowest] with { Level = RollupLevel.Raw };
            var merged = new List<RollupSegment>(segments.Count);
            foreach (var segment in segments)
            {
                Append(merged, segment.Level, segment.From, segment.To);
            }

            segments = merged;
        }

        return segments;
    }

    private static void Append(List<RollupSegment> segments, RollupLevel level, long from, long to)
    {
        if (from >= to)
        {
            return;
        }

        if (segments.Count > 0 && segments[^1].Level == level)
        {
            segments[^1] = segments[^1] with { To = to };
        }
        else
        {
            segments.Add(new RollupSegment(level, from, to));
        }
    }
}
