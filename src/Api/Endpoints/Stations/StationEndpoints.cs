using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Endpoints.Sites;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Stations;

/// <summary>One site, for its own page.</summary>
internal static class StationEndpoints
{
    private const int DefaultHours = 24;

    /// <summary>Two weeks. With <see cref="MostReadings"/> it bounds what one answer costs.</summary>
    private const int MaxHours = 336;

    /// <summary>Two weeks of three quantities each minute.</summary>
    private const int MostReadings = 60_480;

    public static void MapStations(this IEndpointRouteBuilder api) =>
        api.MapGet("/stations/{site}", GetAsync)
            .WithTags("Network")
            .RequireAuthorization(Policies.Analyst)
            .WithName("getStation")
            .WithSummary("One site: sensors, newest readings, routes it represents, thresholds, forecast and frost point")
            .WithDescription(
                "Of any kind of site. Frost points, measured and forecast, are worked out by the functions that the rules use, from readings that passed, "
                + "fresh at each instant. Thresholds are those of the winter policy in force on this host, each with its setting and source. "
                + "The readings themselves are at `/readings?site=…`, the decisions of its routes at `/gritting/decisions`, its alerts at `/alerts`.");

    private static async Task<Results<Ok<StationDto>, ProblemHttpResult>> GetAsync(
        [Description("Site id.")] string site,
        [Description("How far the frost point goes back from now, h: 1 to 336. Default 24.")] string? hours,
        INetworkProvider networks,
        ILatestReadings latest,
        IForecastStore forecasts,
        ITimeSeriesStore store,
        IOptions<GrittingPolicyOptions> policy,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var back = QueryText.Number(hours, "hours", 1, MaxHours, DefaultHours, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var network = networks.Current;
        if (network.FindSite(new SiteId(site)) is not { } place)
        {
            return ApiProblem.NotFound($"'{QueryText.Short(site)}' is no site of the network.");
        }

        var now = clock.GetUtcNow();
        var from = now.AddHours(-back);
        var sensors = network.SensorsAt(place.Id).ToList();
        var reader = new FrostPointReader(store, network, policy.Value);
        FrostPointSeriesDto? frostPoint = null;
        string? frostPointUnavailable = null;
        if (reader.BasisOf(place.Id) is { } basis)
        {
            try
            {
                if (await reader.ReadAsync(place, from, now, MostReadings, cancellation) is not { } points)
                {
                    errors.Add("hours", $"{back} h hold more than {MostReadings} readings of air and humidity here: ask for fewer");
                    return errors.ToProblem();
                }

                frostPoint = new FrostPointSeriesDto(basis, reader.SilenceOf(sensors).TotalSeconds, points);
            }
            catch (Exception error) when (StoreTrouble.Is(error))
            {
                // The rest comes from memory and records: the newest readings matter most while the store is away.
                frostPointUnavailable = "the time-series store can't be reached";
            }
        }

        var forecast = await forecasts.ReadLatestAsync(place.Id, null, cancellation);
        return TypedResults.Ok(new StationDto(
            now,
            options.Value.SimulatedTime,
            network.TimeZone.Id,
            from,
            SiteState.Of(place, network, latest, now),
            [.. sensors.Select(s => s.ToDto(network))],
            [.. network.Bins.Where(b => b.Site == place.Id).Select(b => new StationBinDto(b.Id.Value, b.Sensor.Value, b.Stream, b.CapacityLitres))],
            [.. latest.At(place.Id).Select(r => r.ToDto(network)).OrderBy(r => r.Sensor, StringComparer.Ordinal).ThenBy(r => r.Quantity, StringComparer.Ordinal)],
            [.. network.RoutesRepresentedBy(place.Id).Select(r => r.ToDto(place.Id, policy.Value))],
            sensors.Any(s => s.Measures(Quantity.RoadSurfaceTemperature)) ? StationThresholds.Of(policy.Value) : [],
            forecast?.ToDto(policy.Value, now),
            frostPoint)
        {
            FrostPointUnavailable = frostPointUnavailable,
        });
    }
}
