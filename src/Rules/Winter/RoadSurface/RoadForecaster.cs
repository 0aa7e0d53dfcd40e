using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// Foresees a road's surface: with a weather forecast by the surface model, without one by what the station itself has
/// measured. A pure function of its request; it never throws for data, and where it has no basis it gives no points.
/// </summary>
public static class RoadForecaster
{
    /// <summary>Nights of past errors under which the quantiles rest mostly on published ones.</summary>
    internal const int FewNights = 10;

    /// <summary>Full hours ahead: a decision day, and the two that its forecast may have begun before now.</summary>
    public const int MostHours = 26;

    public static RoadForecast Forecast(RoadForecastRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Hours, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Hours, MostHours);
        request = KnownThen(request);
        var surface = new MeasuredCourse(request.Surface);
        var newest = surface.NewestBy(request.IssuedAt) is { } observation && request.IssuedAt - observation.At <= MeasuredCourse.Bridged
            ? observation
            : (RoadObservation?)null;
        var notes = newest is null ? RoadForecastNote.NotAnchored : RoadForecastNote.None;
        if (request.Weather.Count == 0)
        {
            notes |= RoadForecastNote.NoWeather;
        }
        else if (request.WeatherIssuedAt is { } issued && request.IssuedAt - issued > request.WeatherMaxAge)
        {
            notes |= RoadForecastNote.WeatherTooOld;
        }
        else if (WeatherUntil(request) is { } until)
        {
            return WithWeather(request, surface, newest, until, notes);
        }
        else
        {
            notes |= RoadForecastNote.NoWeather;
        }

        return newest is null
            ? new RoadForecast(request.IssuedAt, RoadForecastBasis.None, notes)
            : StationBlend.Forecast(request, surface, newest.Value, notes);
    }

    private static RoadForecast WithWeather(
        RoadForecastRequest request, MeasuredCourse surface, RoadObservation? newest, DateTimeOffset until, RoadForecastNote notes)
    {
        var hours = RelaxedWeather.Join(request.Measured, request.Weather, request.IssuedAt);
        if (hours.Exists(w => w.At > request.IssuedAt.AddHours(-1) && (double.IsNaN(w.DewPoint) || double.IsNaN(w.Wind) || double.IsNaN(w.Cloud))))
        {
            notes |= RoadForecastNote.WeatherAssumed;
        }

        var spread = new ErrorSpread(request.Errors, RoadForecastMember.WeatherModel, newest is not null);
        notes |= spread.Nights < FewNights ? RoadForecastNote.FewErrors : 0;
        notes |= until < request.IssuedAt.AddHours(request.Hours) ? RoadForecastNote.EndsEarly : 0;
        var states = SurfaceModel.Run(request, surface, new WeatherCourse(hours, request.Site.Latitude, request.Site.Longitude), until);
        return new RoadForecast(request.IssuedAt, RoadForecastBasis.WeatherForecast, notes)
        {
            StartsFrom = newest,
            Points =
            [
                .. states.Select(s => new RoadForecastPoint(
                    s.At, s.Rst, spread.Around(s.Rst, (s.At - request.IssuedAt).TotalHours), SurfaceStates.Of(s.Stores), s.Stores)),
            ],
            Tracks = [new RoadForecastTrack(RoadForecastMember.WeatherModel, Hourly(states.Select(s => s.Rst)))],
        };
    }

    /// <summary>Every third of the 20-minute values: those of the full hours.</summary>
    internal static double[] Hourly(IEnumerable<double> values) => [.. values.Where((_, i) => i % 3 == 2)];

    /// <summary>Up to when the forecast gives air temperature without a gap of over three hours; null when it doesn't for the next hour.</summary>
    private static DateTimeOffset? WeatherUntil(RoadForecastRequest request)
    {
        var from = request.IssuedAt;
        DateTimeOffset? until = null;
        foreach (var hour in request.Weather)
        {
            if (!double.IsFinite(hour.Air) || hour.At <= from)
            {
                continue;
            }

            if (hour.At - (until ?? from) > MeasuredCourse.Bridged)
            {
                break;
            }

            until = hour.At;
        }

        var horizon = from.AddHours(request.Hours);
        return until is not { } end || end < from.AddHours(1) ? null : end < horizon ? end : horizon;
    }

    /// <summary>Nothing later than the issue may be looked at, whatever the caller left in; what no sensor can measure is no measurement.</summary>
    private static RoadForecastRequest KnownThen(RoadForecastRequest request) => request with
    {
        Surface = Measured(request.Surface, Quantity.RoadSurfaceTemperature, request.IssuedAt),
        Subsurface = Measured(request.Subsurface, Quantity.SubsurfaceTemperature, request.IssuedAt),
    };

    private static IReadOnlyList<RoadObservation> Measured(IReadOnlyList<RoadObservation> values, Quantity quantity, DateTimeOffset until)
    {
        foreach (var observation in values)
        {
            if (!IsKnown(observation))
            {
                return [.. values.Where(IsKnown)];
            }
        }

        return values;

        bool IsKnown(RoadObservation observation) =>
            observation.At <= until && observation.Value >= quantity.Minimum && observation.Value <= quantity.Maximum;
    }
}
