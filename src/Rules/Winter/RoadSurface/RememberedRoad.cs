using Telemetry.Domain.Forecasts;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>What the remembered days of one station say of its forecasts and of its road (docs/sources/winter.md#errors-in-decisions).</summary>
public static class RememberedRoad
{
    /// <summary>How long a day is remembered: longer than it counts, so that what counts does not hang on when it is forgotten.</summary>
    public static readonly TimeSpan Memory = RoadForecastErrors.Memory + TimeSpan.FromDays(3);

    /// <summary>
    /// The days that count for a forecast from an instant: those of the last 31 days. A forecast of the first of them is held against
    /// what was measured up to the next.
    /// </summary>
    public static IReadOnlyList<RoadForecastDay> Counting(IReadOnlyList<RoadForecastDay> days, DateTimeOffset from)
    {
        var first = FirstCounting(days, from);
        return first == 0 ? days : [.. days.Skip(first)];
    }

    /// <summary>Which of the days is the first that counts; their number where none does.</summary>
    internal static int FirstCounting(IReadOnlyList<RoadForecastDay> days, DateTimeOffset from)
    {
        var oldest = from - RoadForecastErrors.Memory - TimeSpan.FromDays(1);
        var first = 0;
        while (first < days.Count && days[first].IssuedAt < oldest)
        {
            first++;
        }

        return first;
    }

    /// <summary>How far each day's forecasts were off what the later days measured.</summary>
    /// <param name="days">In order of time.</param>
    public static RoadForecastErrors Errors(IReadOnlyList<RoadForecastDay> days)
    {
        if (days.Count < 2)
        {
            return RoadForecastErrors.None;
        }

        var measured = new Dictionary<DateTimeOffset, double>();
        foreach (var observation in Measured(days))
        {
            measured[observation.At] = observation.Value;
        }

        return new RoadForecastErrors(
            days.SelectMany(day => RoadForecastErrors.Of(day.IssuedAt, day.Tracks, at => measured.TryGetValue(at, out var value) ? value : null)), days[^1].IssuedAt);
    }

    /// <summary>The road's course by full hours, in (from, until]: older than the readings at hand, for what rests on a week.</summary>
    /// <param name="days">In order of time.</param>
    public static IEnumerable<RoadObservation> Course(IReadOnlyList<RoadForecastDay> days, DateTimeOffset from, DateTimeOffset until) =>
        Measured(days).Where(o => o.At > from && o.At <= until);

    private static IEnumerable<RoadObservation> Measured(IReadOnlyList<RoadForecastDay> days)
    {
        var last = DateTimeOffset.MinValue;
        foreach (var day in days)
        {
            for (var i = 0; i < day.Measured.Count; i++)
            {
                // Where the clocks went forward two days have an hour in common.
                if (day.Measured[i] is { } value && day.HourOf(i) > last)
                {
                    last = day.HourOf(i);
                    yield return new RoadObservation(last, value);
                }
            }
        }
    }
}
