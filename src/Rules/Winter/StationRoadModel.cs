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

    /// <summary>A week, and a day for what the mean courses lack: as the API's forecast looks back.</summary>
    private static readonly TimeSpan Week = TimeSpan.FromDays(8);

    private readonly ConcurrentDictionary<SiteId, Run> _last = new();
    private readonly ConcurrentDictionary<SiteId, Run> _alone = new();

    /// <summary>Null where the model can't be used; <paramref name="why"/> then says why, or is empty where nothing was to be expected of it.</summary>
    public RoadForecast? Ahead(StationMoment station, RoadSensor road, ForecastTimeline hours, DateTimeOffset until, TimeZoneInfo zone, out string why)
    {
        var moment = station.Moment;
        why = "";
        if (!CanRun(moment, road))
        {
            return null;
        }

        if (Missing(hours.Weather, moment.At, until) is { } quantity)
        {
            why = $"the forecast has no {quantity}";
            return null;
        }

        var forecast = Remembered(_last, moment, road, moment.Forecast, hours, until, zone);
        if (!Rests(forecast, until))
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
        return HasPast(forecast) && forecast.Until > station.Moment.At ? forecast : null;
    }

    /// <summary>
    /// What each member foresees of the 24 h from an instant, with and without the weather forecast: of such forecasts as decisions
    /// of the day rest on, and of no others.
    /// </summary>
    /// <param name="until">Up to when a decision looks ahead.</param>
    public IEnumerable<RoadForecastTrack> Tracks(SiteMoment moment, RoadSensor road, DateTimeOffset issuedAt, DateTimeOffset until)
    {
        if (road is not { Base: not null, View: not null })
        {
            yield break;
        }

        var days = RememberedRoad.Counting(moment.RoadForecastDays, issuedAt);
        var (readings, errors) = (new StationReadings(moment, road, issuedAt), RememberedRoad.Errors(days));
        if (CanRun(moment, road) && ForecastTimeline.Of(moment.Forecast!) is var hours && Missing(hours.Weather, issuedAt, until) is null
            && Make(moment.Site, moment.Forecast, moment.TimeZone, RoadForecastDay.Hours, readings, issuedAt, hours, days, errors).Forecast is var ahead && Rests(ahead, until))
        {
            foreach (var track in ahead.Tracks)
            {
                yield return track;
            }
        }

        if (Make(moment.Site, null, moment.TimeZone, RoadForecastDay.Hours, readings, issuedAt, null, days, errors).Forecast is var alone && HasPast(alone))
        {
            foreach (var track in alone.Tracks)
            {
                yield return track;
            }
        }
    }

    private bool CanRun(SiteMoment moment, RoadSensor road) =>
        policy.UseRoadModel && moment.Site.Road is not null && moment.Forecast is not null && road is { Base: not null, View: not null };

    private static bool Rests(RoadForecast forecast, DateTimeOffset until) =>
        forecast.Basis == RoadForecastBasis.WeatherForecast && !forecast.Notes.HasFlag(RoadForecastNote.NotAnchored) && forecast.Until >= until;

    private static bool HasPast(RoadForecast forecast) =>
        forecast.Basis == RoadForecastBasis.StationAlone
        && forecast.Tracks.Any(t => t.Member is RoadForecastMember.StationModel or RoadForecastMember.ThreeDayCourse);

    private RoadForecast Remembered(
        ConcurrentDictionary<SiteId, Run> last, SiteMoment moment, RoadSensor road, ForecastIssue? issue, ForecastTimeline? hours, DateTimeOffset until, TimeZoneInfo zone)
    {
        var begin = moment.At - policy.Hold;
        begin = new DateTimeOffset(begin.UtcTicks - (begin.UtcTicks % Step.Ticks), TimeSpan.Zero);
        var span = Math.Clamp((int)Math.Ceiling((until - begin).TotalHours), 1, RoadForecaster.MostHours);
        var known = last.TryGetValue(moment.Site.Id, out var run);
        var days = moment.RoadForecastDays;
        var sameDays = known && AreSame(run!.Days, days, RememberedRoad.FirstCounting(days, begin));
        if (!(sameDays && run!.Hours == span && ReferenceEquals(run.Issue, issue) && run.Zone.Equals(zone) && run.Site.Equals(moment.Site)
                && run.Readings.AreThoseOf(moment, road, begin)))
        {
            days = sameDays ? run!.Days : RememberedRoad.Counting(days, begin);
            var errors = sameDays ? run!.Errors : RememberedRoad.Errors(days);
            last[moment.Site.Id] = run = Make(moment.Site, issue, zone, span, new StationReadings(moment, road, begin), begin, hours, days, errors);
        }

        return run!.Forecast;
    }

    private Run Make(
        Site site, ForecastIssue? issue, TimeZoneInfo zone, int span, StationReadings readings, DateTimeOffset begin, ForecastTimeline? hours,
        IReadOnlyList<RoadForecastDay> days, RoadForecastErrors errors)
    {
        var known = readings.Known;
        var surface = known.GetValueOrDefault(Quantity.RoadSurfaceTemperature) ?? [];
        return new Run(site, issue, zone, span, readings, days, errors, RoadForecaster.Forecast(new RoadForecastRequest(site, zone, begin)
        {
            // What rests on the last week needs a week; two days are enough for the weather's balance.
            Surface = issue is null ? [.. RememberedRoad.Course(days, begin - Week, begin - StationReadings.Past), .. surface] : surface,
            Subsurface = known.GetValueOrDefault(Quantity.SubsurfaceTemperature) ?? [],
            Measured = MeasuredWeather.From(known),
            Weather = hours?.Weather ?? [],
            WeatherIssuedAt = issue?.IssuedAt,
            WeatherMaxAge = TimeSpan.FromHours(policy.ForecastMaxAgeHours),
            OnRoad = OnRoadSensor.Of(known, begin),
            Errors = errors,
            Hours = span,
        }));
    }

    /// <summary>Whether the days from one on are those of a run: each minute they are, and the same objects.</summary>
    private static bool AreSame(IReadOnlyList<RoadForecastDay> run, IReadOnlyList<RoadForecastDay> days, int first)
    {
        var same = run.Count == days.Count - first;
        for (var i = 0; same && i < run.Count; i++)
        {
            same = ReferenceEquals(run[i], days[first + i]) || run[i].Equals(days[first + i]);
        }

        return same;
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
    private sealed record Run(
        Site Site, ForecastIssue? Issue, TimeZoneInfo Zone, int Hours, StationReadings Readings, IReadOnlyList<RoadForecastDay> Days, RoadForecastErrors Errors,
        RoadForecast Forecast);
}
