using System.Collections.Concurrent;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Runs the surface model for the stations of decisions, beginning at a full 20 minutes that lies the policy's hold time back: what
/// has been observed since then moves its course (<see cref="ModelledRoad"/>). The last run of each station is remembered with
/// all that it was made from: the same request gives the same forecast, so remembering it changes nothing but the time it takes.
/// </summary>
internal sealed class StationRoadModel(GrittingPolicyOptions policy)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(20);
    private readonly ConcurrentDictionary<SiteId, Run> _last = new();
    private readonly ConcurrentDictionary<SiteId, Run> _alone = new();

    /// <summary>Null where the model can't be used; <paramref name="why"/> then says why, or is empty where nothing was to be expected of it.</summary>
    public RoadForecast? Ahead(StationMoment station, RoadSensor road, ForecastTimeline hours, DateTimeOffset until, TimeZoneInfo zone, out string why)
    {
        var moment = station.Moment;
        why = "";
        if (!policy.UseRoadModel || moment.Site.Road is null || moment.Forecast is not { } issue || road is not { Base: not null, View: not null })
        {
            return null;
        }

        if (Missing(hours.Weather, moment.At, until) is { } quantity)
        {
            why = $"the forecast has no {quantity}";
            return null;
        }

        var forecast = Remembered(_last, moment, road, issue, hours, until, zone);
        if (forecast.Basis != RoadForecastBasis.WeatherForecast || forecast.Notes.HasFlag(RoadForecastNote.NotAnchored) || forecast.Until < until)
        {
            why = forecast.Until < until && forecast.Basis == RoadForecastBasis.WeatherForecast
                ? "the forecast's weather has gaps"
                : "no road temperature has passed its checks lately";
            return null;
        }

        return forecast;
    }

    /// <summary>What the station alone lets expect; null where it has no past day to go by, or no fresh road temperature.</summary>
    public RoadForecast? Alone(StationMoment station, RoadSensor road, DateTimeOffset until, TimeZoneInfo zone)
    {
        if (road is not { Base: not null, View: not null })
        {
            return null;
        }

        var forecast = Remembered(_alone, station.Moment, road, null, null, until, zone);
        return forecast.Basis == RoadForecastBasis.StationAlone && forecast.Until > station.Moment.At
            && forecast.Tracks.Any(t => t.Member is RoadForecastMember.StationModel or RoadForecastMember.ThreeDayCourse)
                ? forecast
                : null;
    }

    private RoadForecast Remembered(
        ConcurrentDictionary<SiteId, Run> last, SiteMoment moment, RoadSensor road, ForecastIssue? issue, ForecastTimeline? hours, DateTimeOffset until, TimeZoneInfo zone)
    {
        var begin = moment.At - policy.Hold;
        begin = new DateTimeOffset(begin.UtcTicks - (begin.UtcTicks % Step.Ticks), TimeSpan.Zero);
        var span = Math.Clamp((int)Math.Ceiling((until - begin).TotalHours), 1, RoadForecaster.MostHours);
        if (!last.TryGetValue(moment.Site.Id, out var run)
            || !(run.Hours == span && ReferenceEquals(run.Issue, issue) && run.Zone.Equals(zone) && run.Site.Equals(moment.Site)
                && run.Readings.AreThoseOf(moment, road, begin)))
        {
            last[moment.Site.Id] = run = Make(moment.Site, issue, zone, span, new StationReadings(moment, road, begin), begin, hours);
        }

        return run.Forecast;
    }

    private Run Make(
        Site site, ForecastIssue? issue, TimeZoneInfo zone, int span, StationReadings readings, DateTimeOffset begin, ForecastTimeline? hours)
    {
        var known = readings.Known;
        return new Run(site, issue, zone, span, readings, RoadForecaster.Forecast(new RoadForecastRequest(site, zone, begin)
        {
            Surface = known.GetValueOrDefault(Quantity.RoadSurfaceTemperature) ?? [],
            Subsurface = known.GetValueOrDefault(Quantity.SubsurfaceTemperature) ?? [],
            Measured = MeasuredWeather.From(known),
            Weather = hours?.Weather ?? [],
            WeatherIssuedAt = issue?.IssuedAt,
            WeatherMaxAge = TimeSpan.FromHours(policy.ForecastMaxAgeHours),
            OnRoad = OnRoadSensor.Of(known, begin),
            Hours = span,
        }));
    }

    /// <summary>What the model would have to assume of an hour that counts; null when nothing.</summary>
    private static string? Missing(IReadOnlyList<RoadWeather> weather, DateTimeOffset from, DateTimeOffset until)
    {
        foreach (var hour in weather)
        {
            if (hour.At > from && hour.At <= until && double.IsFinite(hour.Air))
            {
                if (!double.IsFinite(hour.Cloud))
                {
                    return "cloud for the whole time";
                }

                if (!double.IsFinite(hour.Wind) || !double.IsFinite(hour.DewPoint))
                {
                    return double.IsFinite(hour.Wind) ? "dew point for the whole time" : "wind for the whole time";
                }
            }
        }

        return null;
    }

    /// <summary>A run with all that it was made from.</summary>
    private sealed record Run(Site Site, ForecastIssue? Issue, TimeZoneInfo Zone, int Hours, StationReadings Readings, RoadForecast Forecast);
}
