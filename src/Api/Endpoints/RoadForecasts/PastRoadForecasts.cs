using Microsoft.Extensions.Options;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>
/// How far a station's forecasts were off on each of the last thirty days at this hour: each is made again from what had been
/// received by then and held against what was measured since (docs/sources/winter.md#road-forecast-live). The same hour of each day is
/// what the published verification rests its bands on. Kept by station and hour; one station is worked out at a time.
/// </summary>
internal sealed class PastRoadForecasts(
    ITimeSeriesStore store, IForecastStore forecasts, IOptions<GrittingPolicyOptions> policy, IOptions<ApiOptions> options) : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<(Site, DateTimeOffset), IReadOnlyList<RoadForecastError>> _known = [];
    private readonly Queue<(Site, DateTimeOffset)> _oldest = [];

    /// <summary>Errors known at the full hour before an instant. Null where the station has more readings than may be read.</summary>
    public async Task<IReadOnlyList<RoadForecastError>?> ErrorsAsync(
        Site site, CityNetwork network, DateTimeOffset at, CancellationToken cancellation)
    {
        var hour = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % Hour.Ticks), TimeSpan.Zero);
        await _one.WaitAsync(cancellation);
        try
        {
            if (_known.TryGetValue((site, hour), out var known))
            {
                return known;
            }

            if (await MakeAsync(site, network, hour, cancellation) is not { } made)
            {
                return null;
            }

            while (_oldest.Count >= options.Value.RoadForecastHoursKept)
            {
                _known.Remove(_oldest.Dequeue());
            }

            _oldest.Enqueue((site, hour));
            _known.Add((site, hour), made);
            return made;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyList<RoadForecastError>?> MakeAsync(Site site, CityNetwork network, DateTimeOffset hour, CancellationToken cancellation)
    {
        var first = hour - RoadForecastErrors.Memory;
        var readings = await RoadReadings.ReadAsync(
            store, RoadReadings.SensorsAt(site, network), first - RoadReadings.Past, hour, options.Value.RoadForecastReadings, cancellation);
        if (readings is null)
        {
            return null;
        }

        var maxAge = TimeSpan.FromHours(policy.Value.ForecastMaxAgeHours);
        var errors = new List<RoadForecastError>();
        for (var issue = first; issue < hour; issue = issue.AddDays(1))
        {
            cancellation.ThrowIfCancellationRequested();
            var weather = await forecasts.ReadLatestAsync(site.Id, issue, cancellation);
            var request = readings.RequestAt(issue, site, network.TimeZone, weather, maxAge) with { Errors = new RoadForecastErrors(errors, issue) };
            var forecast = RoadForecaster.Forecast(request);
            if (forecast.StartsFrom is null)
            {
                // None would have been given: it errs in another way than those that are.
                continue;
            }

            errors.AddRange(RoadForecastErrors.Of(forecast, readings.RstAt));
            if (forecast.Basis == RoadForecastBasis.WeatherForecast)
            {
                // The station alone is asked too, for the night on which the weather forecast stays away.
                errors.AddRange(RoadForecastErrors.Of(RoadForecaster.Forecast(request with { Weather = [], WeatherIssuedAt = null }), readings.RstAt));
            }
        }

        return errors;
    }
}
