using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Stations;

/// <summary>The nights of a station's road sensors, by which a drift is found.</summary>
internal static class RoadNightEndpoints
{
    private const int DefaultNights = 30;

    public static void MapRoadNights(this IEndpointRouteBuilder api) =>
        api.MapGet("/stations/{site}/nights", GetAsync)
            .WithTags("Network")
            .RequireAuthorization(Policies.Analyst)
            .WithName("getRoadNights")
            .WithSummary("The nights of a station's road sensors beside the air and the stations near it, and whether one drifts")
            .WithDescription(
                "What the rule `road-night` concluded of each night at the noon after it, as the decisions know it. A sensor whose nights lie further above the stations "
                + "near it, or the air, than they used to is no basis for a decision: docs/sources/winter.md#drift.");

    private static async Task<Results<Ok<RoadNightsDto>, ProblemHttpResult>> GetAsync(
        [Description("Site id of a station that measures road surface temperature.")] string site,
        [Description("How many of the newest nights: 1 to 200. Default 30.")] string? nights,
        INetworkProvider networks,
        IOutcomeLog log,
        IOptions<GrittingPolicyOptions> policy,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var most = QueryText.Number(nights, "nights", 1, (int)RoadNights.Memory.TotalDays, DefaultNights, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var network = networks.Current;
        if (network.FindSite(new SiteId(site)) is not { } place)
        {
            return ApiProblem.NotFound($"'{QueryText.Short(site)}' is no site of the network.");
        }

        var sensors = network.SensorsAt(place.Id).Where(s => s.Measures(Quantity.RoadSurfaceTemperature)).ToList();
        if (sensors.Count == 0)
        {
            return ApiProblem.NotFound($"There are no nights at {place.Id}: no sensor there measures {Quantity.RoadSurfaceTemperature.Name}.");
        }

        var now = clock.GetUtcNow();
        var known = new RoadNights([.. (await log.ReadRoadNightsAsync(now - RoadNights.Memory, cancellation)).Select(n => n.Outcome).Where(n => n.Site == place.Id)]);
        return TypedResults.Ok(new RoadNightsDto(now, [.. sensors.Select(s => Of(s, known, most, policy.Value))]));
    }

    private static RoadSensorNightsDto Of(Sensor sensor, RoadNights known, int most, GrittingPolicyOptions policy) => new(
        sensor.Id.Value,
        sensor.CalibratedAt,
        known.DriftOf(sensor, policy) is { } drift ? new RoadDriftDto(drift.Since, Math.Round(drift.Kelvin, 2), drift.BesideStations ? "stations" : "air", drift.Words) : null,
        [.. known.All.Where(n => n.Sensor == sensor.Id).TakeLast(most).Select(n => new RoadNightDto(n.Night, n.Rst, n.Hours, n.AboveAirK, n.BesideK))]);
}
