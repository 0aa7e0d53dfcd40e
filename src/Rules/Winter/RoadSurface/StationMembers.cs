using Telemetry.Domain.Forecasts;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>What a station alone lets expect of its road, by each member, and of its weather (docs/sources/winter.md#station-alone).</summary>
internal static class StationMembers
{
    private const int CourseDays = 5;
    private static readonly TimeSpan TrendOver = TimeSpan.FromMinutes(60);

    /// <summary>The road by a statistical member at an instant ahead; null where its past is too short.</summary>
    public static double? Road(RoadForecastMember member, MeasuredCourse surface, DateTimeOffset issued, DateTimeOffset at) => member switch
    {
        RoadForecastMember.DampedTrend => Trend(surface, issued, at),
        RoadForecastMember.ThreeDayCourse => surface.Ahead(issued, at, 3),
        _ => surface.Ahead(issued, at, 7),
    };

    /// <summary>
    /// Hours of weather as the mean course of the last five days from what is measured now; the sky as it is, and dry.
    /// Empty where a day of air temperatures is not there.
    /// </summary>
    public static List<RoadWeather> Weather(IReadOnlyList<RoadWeather> measured, DateTimeOffset issued, int hours)
    {
        var air = Course(measured, w => w.Air);
        var dew = Course(measured, w => w.DewPoint);
        var wind = Course(measured, w => w.Wind);
        List<RoadWeather> ahead = [];
        for (var hour = 1; hour <= hours + 1; hour++)
        {
            var at = issued.AddHours(hour);
            if (air.Ahead(issued, at, CourseDays) is not { } temperature)
            {
                // The hour behind the last is only leant on.
                return hour > hours ? ahead : [];
            }

            ahead.Add(new RoadWeather(at)
            {
                Air = temperature,
                DewPoint = dew.Ahead(issued, at, CourseDays) is { } point ? Math.Min(point, temperature) : double.NaN,
                Wind = wind.Ahead(issued, at, CourseDays) is { } speed ? Math.Max(0, speed) : double.NaN,
                Cloud = CloudNow(measured, issued),
                Precipitation = 0,
                Snowfall = 0,
            });
        }

        return ahead;
    }

    private static double CloudNow(IReadOnlyList<RoadWeather> measured, DateTimeOffset issued)
    {
        for (var i = measured.Count - 1; i >= 0 && issued - measured[i].At <= MeasuredCourse.Bridged; i--)
        {
            if (measured[i].At <= issued && double.IsFinite(measured[i].Cloud))
            {
                return measured[i].Cloud;
            }
        }

        // Unknown: the weather course then goes by the sun's radiation, or assumes.
        return double.NaN;
    }

    private static MeasuredCourse Course(IReadOnlyList<RoadWeather> measured, Func<RoadWeather, double> value)
    {
        List<RoadObservation> series = new(measured.Count);
        foreach (var weather in measured)
        {
            if (double.IsFinite(value(weather)))
            {
                series.Add(new RoadObservation(weather.At, value(weather)));
            }
        }

        return new MeasuredCourse(series);
    }

    private static double? Trend(MeasuredCourse surface, DateTimeOffset issued, DateTimeOffset at)
    {
        if (surface.NewestBy(issued) is not { } newest || issued - newest.At > MeasuredCourse.Bridged || surface.At(newest.At - TrendOver) is not { } before)
        {
            return null;
        }

        // No road goes on faster than the quality control lets one go (docs/sources/quality-control.md#limits).
        var slope = Math.Clamp((newest.Value - before) / TrendOver.TotalHours, -35, 20);
        return newest.Value + (slope * FluxMemory.RelaxationHours * (1 - Math.Exp(-(at - newest.At).TotalHours / FluxMemory.RelaxationHours)));
    }
}
