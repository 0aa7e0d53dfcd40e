using Telemetry.Domain.Forecasts;
using Telemetry.Rules.Winter.Backtest;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Backtest;

/// <summary>
/// Foresees one station's road anew at the hour asked at of every night, each time from what was known by then, with the bands
/// resting on the errors of the nights before: as the live host does.
/// </summary>
/// <param name="weatherAt">The newest weather forecast received by an instant.</param>
internal sealed class SiteHindcast(
    StationRecord station, TimeZoneInfo zone, TimeSpan weatherMaxAge, Func<DateTimeOffset, ForecastIssue?> weatherAt)
{
    private readonly List<RoadForecastError> _errors = [];
    private readonly List<NightForecast> _weather = [];
    private readonly List<NightForecast> _alone = [];
    private readonly List<NightForecast> _persistence = [];

    public SiteResult Run(IReadOnlyList<ObservedNight> nights, Func<DateOnly, DateTimeOffset> askedAt)
    {
        for (var i = 0; i < nights.Count; i++)
        {
            Foresee(i, nights[i], askedAt(nights[i].Date));
        }

        List<MethodScore> methods = [];
        if (_weather.Count > 0)
        {
            methods.Add(MethodScore.Of("surface model under the weather forecast", _weather, nights));
        }

        methods.Add(MethodScore.Of("the station alone", _alone, nights));
        methods.Add(MethodScore.Of("persistence", _persistence, nights));
        return new SiteResult(station.Site, nights, methods);
    }

    private void Foresee(int night, ObservedNight observed, DateTimeOffset at)
    {
        var weather = weatherAt(at);
        var request = station.Before(at).RequestAt(at, station.Site, zone, weather, weatherMaxAge) with { Errors = new RoadForecastErrors(_errors, at) };
        var forecast = RoadForecaster.Forecast(request);
        if (forecast.StartsFrom is not { } start)
        {
            return;
        }

        var alone = forecast;
        if (forecast.Basis == RoadForecastBasis.WeatherForecast)
        {
            _weather.Add(Of(night, observed, at, forecast.Points, start));
            alone = RoadForecaster.Forecast(request with { Weather = [], WeatherIssuedAt = null });
        }

        _alone.Add(Of(night, observed, at, alone.Points, start));
        _persistence.Add(Of(night, observed, at, [new(at.AddHours(24), start.Value, default, null, null)], start, hasBands: false));
        _errors.RemoveAll(e => at - e.ValidAt > RoadForecastErrors.Memory);
        _errors.AddRange(RoadForecastErrors.Of(forecast, station.RstAt));
        if (alone != forecast)
        {
            _errors.AddRange(RoadForecastErrors.Of(alone, station.RstAt));
        }
    }

    /// <summary>Errors at the full hours; minimum and first freeze at the very times that were measured, so that neither side is looked at more closely.</summary>
    private NightForecast Of(
        int night, ObservedNight observed, DateTimeOffset at, IReadOnlyList<RoadForecastPoint> points, RoadObservation start, bool hasBands = true)
    {
        List<LeadError> errors = [];
        for (var lead = 1; lead <= 24 && points.Count > 0 && at.AddHours(lead) <= points[^1].At; lead++)
        {
            var valid = at.AddHours(lead);
            if (station.RstAt(valid) is { } truth && Foreseen(points, start, at, valid) is var (value, point))
            {
                errors.Add(new LeadError(night, lead, value - truth, hasBands ? truth >= point.Quantiles.P10 && truth <= point.Quantiles.P90 : null));
            }
        }

        if (points.Count == 0 || points[^1].At < observed.To)
        {
            return new NightForecast(night, errors, null, null);
        }

        var minimum = double.PositiveInfinity;
        DateTimeOffset? freeze = null;
        for (var i = station.RstAfter(observed.From - TimeSpan.FromTicks(1)); i < station.Rst.Count && station.Rst[i].At <= observed.To; i++)
        {
            var (valid, measured) = (station.Rst[i].At, station.Rst[i].Value);
            var value = valid <= at ? measured : Foreseen(points, start, at, valid).Value;
            minimum = Math.Min(minimum, value);
            freeze ??= value <= 0 ? valid : null;
        }

        return new NightForecast(night, errors, double.IsFinite(minimum) ? minimum : null, freeze);
    }

    /// <summary>Straight between the points, from where the road was at the start; the band is that of the point at or after.</summary>
    private static (double Value, RoadForecastPoint Point) Foreseen(
        IReadOnlyList<RoadForecastPoint> points, RoadObservation start, DateTimeOffset at, DateTimeOffset valid)
    {
        var next = 0;
        while (next < points.Count - 1 && points[next].At < valid)
        {
            next++;
        }

        var (from, value) = next == 0 ? (at, start.Value) : (points[next - 1].At, points[next - 1].Rst);
        var share = Math.Clamp((valid - from) / (points[next].At - from), 0, 1);
        return (value + (share * (points[next].Rst - value)), points[next]);
    }
}
