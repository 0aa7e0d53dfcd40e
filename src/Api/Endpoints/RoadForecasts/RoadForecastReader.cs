using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>Makes a station's road forecast from what was stored and known at an instant, or says what is missing for one.</summary>
internal sealed class RoadForecastReader(
    ITimeSeriesStore store, IForecastStore forecasts, PastRoadForecasts past, IOptions<GrittingPolicyOptions> policy, IOptions<ApiOptions> options)
{
    private static readonly TimeSpan Beside = TimeSpan.FromHours(24);

    public async Task<(RoadForecastDto? Forecast, string? Missing)> ReadAsync(
        Site site, CityNetwork network, DateTimeOffset issuedAt, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        var sensors = RoadReadings.SensorsAt(site, network);
        if (await RoadReadings.ReadAsync(store, sensors, issuedAt - RoadReadings.Past, issuedAt, options.Value.RoadForecastReadings, cancellation) is not { } readings)
        {
            return (null, $"{site.Id} has more than {options.Value.RoadForecastReadings} readings in 8 days (Telemetry:Api:RoadForecastReadings), which is more than is read for a road forecast.");
        }

        var maxAgeHours = policy.Value.ForecastMaxAgeHours;
        var weather = await forecasts.ReadLatestAsync(site.Id, issuedAt, cancellation);
        var request = readings.RequestAt(issuedAt, site, network.TimeZone, weather, TimeSpan.FromHours(maxAgeHours));
        if (RoadForecaster.Forecast(request with { Hours = 1 }).StartsFrom is null)
        {
            return (null, Missing(site, issuedAt, readings));
        }

        var errors = await past.ErrorsAsync(site, network, issuedAt, cancellation);
        var forecast = RoadForecaster.Forecast(request with { Errors = new RoadForecastErrors(errors ?? [], issuedAt) });
        if (forecast is not { StartsFrom: { } start, Minimum: { } minimum })
        {
            return (null, Missing(site, issuedAt, readings));
        }

        var rests = forecast.Basis == RoadForecastBasis.WeatherForecast;
        var band = Band(forecast, errors ?? []);
        var points = forecast.Points.Select(p => p.ToDto()).ToList();
        return (new RoadForecastDto(
            site.Id.Value,
            issuedAt,
            knownAt,
            options.Value.SimulatedTime,
            network.TimeZone.Id,
            forecast.Until,
            new RoadForecastStartDto(readings.NewestRst!.Value.Sensor.Value, start.At, start.Value, Math.Round((issuedAt - start.At).TotalMinutes, 1)),
            new RoadForecastBasisDto(
                rests ? "weather-forecast" : "station-alone",
                rests ? weather!.IssuedAt : null,
                rests ? Math.Round((issuedAt - weather!.IssuedAt).TotalHours, 2) : null,
                maxAgeHours,
                rests ? weather!.Source : null),
            band,
            new RoadForecastMinimumDto(minimum.At, RoadForecastMapping.Kelvin(minimum.Value), points.Min(p => p.P10)),
            forecast.FirstAtOrBelowZero,
            points.Find(p => p.ChanceAtOrBelowZero >= 0.1)?.At,
            points.Max(p => p.ChanceAtOrBelowZero),
            points,
            await ObservedAsync(readings.NewestRst!.Value.Sensor, issuedAt - Beside, knownAt < forecast.Until ? knownAt : forecast.Until, knownAt, cancellation),
            RoadForecastNotes.Of(forecast, weather, maxAgeHours, site, readings, errors is not null, band)), null);
    }

    private static RoadForecastBandDto Band(RoadForecast forecast, IReadOnlyList<RoadForecastError> errors)
    {
        var member = forecast.Basis == RoadForecastBasis.WeatherForecast ? RoadForecastMember.WeatherModel : RoadForecastMember.StationBlend;
        var issues = errors
            .Where(e => e.Member == member && forecast.IssuedAt - e.ValidAt <= RoadForecastErrors.Memory)
            .Select(e => e.IssuedAt).Distinct().Order().ToList();
        return new RoadForecastBandDto(!forecast.Notes.HasFlag(RoadForecastNote.FewErrors), issues.Count, issues.Count > 0 ? issues[0] : null);
    }

    private static string Missing(Site site, DateTimeOffset issuedAt, RoadReadings readings)
    {
        var newest = readings.NewestRst is { } passed
            ? $"the newest that passed its checks is of {RoadForecastNotes.Time(passed.ObservedAt)}"
            : "none of the 8 days before passed its checks";
        var distrusted = readings.Distrusted.Where(r => r.Quantity == Quantity.RoadSurfaceTemperature).ToList();
        return $"A road forecast starts from a road surface temperature that passed its checks within 3 h, and at {RoadForecastNotes.Time(issuedAt)} "
            + $"there was none at {site.Id}: {newest}. In 8 days {distrusted.Count(r => r.Flag == Flag.Suspect)} suspect and {distrusted.Count(r => r.Flag == Flag.Fail)} failed.";
    }

    private async Task<IReadOnlyList<RoadObservedDto>> ObservedAsync(
        SensorId sensor, DateTimeOffset from, DateTimeOffset to, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        var query = new ReadingQuery([sensor], [Quantity.RoadSurfaceTemperature], from, to, knownAt, null, options.Value.RoadForecastReadings);
        List<RoadObservedDto> observed = [];
        await foreach (var row in store.ReadAsync(query, cancellation))
        {
            if (row.Flag != Flag.Fail)
            {
                observed.Add(new RoadObservedDto(row.ObservedAt, row.Value, row.Flag.Name()));
            }
        }

        return observed;
    }
}
