using System.Collections.Concurrent;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
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
    private static readonly TimeSpan Past = TimeSpan.FromHours(48);
    private static readonly TimeSpan Alike = TimeSpan.FromHours(1);

    private static readonly Quantity[] Wanted =
    [
        Quantity.SubsurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity, Quantity.WindSpeed,
        Quantity.CloudCover, Quantity.GlobalRadiation, Quantity.PrecipitationRate, Quantity.SnowfallRate, Quantity.AirPressure,
        Quantity.SurfaceState, Quantity.WaterFilmThickness,
    ];

    private readonly ConcurrentDictionary<SiteId, (RoadForecastRequest Request, RoadForecast Forecast)> _last = new();

    /// <summary>Null where the model can't be used; <paramref name="why"/> then says why, or is empty where nothing was to be expected of it.</summary>
    public RoadForecast? Ahead(StationMoment station, RoadSensor road, ForecastTimeline hours, DateTimeOffset until, TimeZoneInfo zone, out string why)
    {
        var moment = station.Moment;
        why = "";
        if (!policy.UseRoadModel || moment.Site.Road is null || moment.Forecast is not { } issue || road is not { Base: { } trusted, View: { } view })
        {
            return null;
        }

        if (Missing(hours.Weather, moment.At, until) is { } quantity)
        {
            why = $"the forecast has no {quantity}";
            return null;
        }

        var begin = moment.At - policy.Hold;
        begin = new DateTimeOffset(begin.UtcTicks - (begin.UtcTicks % Step.Ticks), TimeSpan.Zero);
        var known = Known(moment, begin);
        var request = new RoadForecastRequest(moment.Site, zone, begin)
        {
            Surface = Course(view, begin, trusted.At),
            Subsurface = known.GetValueOrDefault(Quantity.SubsurfaceTemperature) ?? [],
            Measured = MeasuredWeather.From(known),
            Weather = hours.Weather,
            WeatherIssuedAt = issue.IssuedAt,
            WeatherMaxAge = TimeSpan.FromHours(policy.ForecastMaxAgeHours),
            OnRoad = OnRoadSensor.Of(known, begin),
            Hours = Math.Clamp((int)Math.Ceiling((until - begin).TotalHours), 1, RoadForecaster.MostHours),
        };
        var forecast = Run(request);
        if (forecast.Basis != RoadForecastBasis.WeatherForecast || forecast.Notes.HasFlag(RoadForecastNote.NotAnchored) || forecast.Until < until)
        {
            why = forecast.Until < until && forecast.Basis == RoadForecastBasis.WeatherForecast
                ? "the forecast's weather has gaps"
                : "no road temperature has passed its checks lately";
            return null;
        }

        return forecast;
    }

    private RoadForecast Run(RoadForecastRequest request)
    {
        if (_last.TryGetValue(request.Site.Id, out var last) && IsSame(last.Request, request))
        {
            return last.Forecast;
        }

        var forecast = RoadForecaster.Forecast(request);
        _last[request.Site.Id] = (request, forecast);
        return forecast;
    }

    private static bool IsSame(RoadForecastRequest one, RoadForecastRequest other) =>
        one.IssuedAt == other.IssuedAt && one.Hours == other.Hours && one.OnRoad == other.OnRoad && one.WeatherIssuedAt == other.WeatherIssuedAt
        && one.Zone.Equals(other.Zone) && one.Site.Equals(other.Site)
        && (ReferenceEquals(one.Weather, other.Weather) || one.Weather.SequenceEqual(other.Weather))
        && one.Surface.SequenceEqual(other.Surface) && one.Subsurface.SequenceEqual(other.Subsurface) && one.Measured.SequenceEqual(other.Measured);

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

    /// <summary>What passed of each quantity, by the one sensor that has said most of those about as new.</summary>
    private static Dictionary<Quantity, IReadOnlyList<RoadObservation>> Known(SiteMoment moment, DateTimeOffset until)
    {
        var known = new Dictionary<Quantity, IReadOnlyList<RoadObservation>>(Wanted.Length);
        foreach (var view in moment.Series)
        {
            if (Array.IndexOf(Wanted, view.Quantity) < 0 || Course(view, until, until) is not { Count: > 0 } course)
            {
                continue;
            }

            if (!known.TryGetValue(view.Quantity, out var best)
                || course[^1].At - best[^1].At > Alike
                || (best[^1].At - course[^1].At <= Alike && course.Count > best.Count))
            {
                known[view.Quantity] = course;
            }
        }

        return known;
    }

    private static List<RoadObservation> Course(SeriesView view, DateTimeOffset until, DateTimeOffset trustedUntil)
    {
        var course = new List<RoadObservation>(300);
        foreach (var observation in view.Between(until - Past, until < trustedUntil ? until : trustedUntil, Flag.Pass))
        {
            course.Add(new RoadObservation(observation.At, observation.Value));
        }

        return course;
    }
}
