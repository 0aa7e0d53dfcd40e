namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// Measured weather that goes over into the forecast: where the two disagree at the issue, the forecast's air, dew point and wind
/// begin from what is measured, and the difference fades with a 4 h e-fold (docs/sources/winter.md#coupling).
/// </summary>
internal static class RelaxedWeather
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <param name="measured">In order of time.</param>
    /// <param name="forecast">In order of time. Hours up to the issue only tell how far it was off.</param>
    /// <param name="issued">The issue of the road forecast.</param>
    public static List<RoadWeather> Join(IReadOnlyList<RoadWeather> measured, IReadOnlyList<RoadWeather> forecast, DateTimeOffset issued)
    {
        var cloud = Course(forecast, w => w.Cloud);
        // A station seldom sees the sky: the hours of the forecast that have passed tell it what was foreseen of it.
        List<RoadWeather> joined =
        [
            .. measured.Where(w => w.At <= issued)
                .Select(w => double.IsFinite(w.Cloud) || double.IsFinite(w.Radiation) ? w : w with { Cloud = cloud.At(w.At) ?? double.NaN }),
        ];
        var air = Difference(joined, forecast, issued, w => w.Air);
        var dew = Difference(joined, forecast, issued, w => w.DewPoint);
        var wind = Difference(joined, forecast, issued, w => w.Wind);
        foreach (var hour in forecast)
        {
            if (hour.At > issued)
            {
                var left = Math.Exp(-(hour.At - issued).TotalHours / FluxMemory.RelaxationHours);
                joined.Add(hour with { Air = hour.Air + (air * left), DewPoint = hour.DewPoint + (dew * left), Wind = Math.Max(0, hour.Wind + (wind * left)) });
            }
        }

        return joined;
    }

    /// <summary>Measured less forecast at the newest measurement; 0 where either isn't there.</summary>
    private static double Difference(List<RoadWeather> measured, IReadOnlyList<RoadWeather> forecast, DateTimeOffset issued, Func<RoadWeather, double> value)
    {
        var newest = measured.FindLastIndex(w => double.IsFinite(value(w)));
        if (newest < 0 || issued - measured[newest].At > Fresh)
        {
            return 0;
        }

        return Course(forecast, value).At(measured[newest].At) is { } then ? value(measured[newest]) - then : 0;
    }

    private static MeasuredCourse Course(IReadOnlyList<RoadWeather> weather, Func<RoadWeather, double> value) =>
        new([.. weather.Where(w => double.IsFinite(value(w))).Select(w => new RoadObservation(w.At, value(w)))]);
}
