using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>The road surface at a station ahead, to look at: no decision rests on it.</summary>
internal static class RoadForecastEndpoints
{
    public static void MapRoadForecasts(this IEndpointRouteBuilder api) =>
        api.MapGet("/stations/{site}/road-forecast", GetAsync)
            .WithTags("Gritting")
            .RequireAuthorization(Policies.Highways)
            .WithName("getRoadForecast")
            .WithSummary("The road surface temperature at a station over the next 24 h, with its uncertainty")
            .WithDescription(
                "From what was stored and known at the time: readings that passed their checks, the newest weather forecast, the network file's description of the road, "
                + "and how far the forecasts of the last 30 days at this hour were off. Without a passed road surface temperature of the last 3 h there is none (409), "
                + "and the problem says what is missing. **Gritting decisions do not rest on it.** How good it is: docs/winter-verification.md.")
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<RoadForecastDto>, ProblemHttpResult>> GetAsync(
        [Description("Site id of a station that measures road surface temperature.")] string site,
        [Description("What had been received by then (RFC 3339 with zone). Default, and for a time to come: now.")] string? knownAt,
        [Description("The instant to forecast from, at or before `knownAt` (RFC 3339 with zone): what is measured since is given beside it. Default: `knownAt`.")] string? issuedAt,
        INetworkProvider networks,
        RoadForecastReader reader,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var now = clock.GetUtcNow();
        var known = QueryText.Time(knownAt, "knownAt", errors) is { } asked && asked < now ? asked : now;
        var issued = QueryText.Time(issuedAt, "issuedAt", errors) ?? known;
        if (issued > known)
        {
            errors.Add("issuedAt", "must not be after knownAt, nor in the future");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var network = networks.Current;
        if (network.FindSite(new SiteId(site)) is not { } place)
        {
            return ApiProblem.NotFound($"'{QueryText.Short(site)}' is no site of the network.");
        }

        if (!network.SensorsAt(place.Id).Any(s => s.Measures(Quantity.RoadSurfaceTemperature)))
        {
            return ApiProblem.NotFound($"There is no road forecast at {place.Id}: no sensor there measures {Quantity.RoadSurfaceTemperature.Name}.");
        }

        var (forecast, missing) = await reader.ReadAsync(place, network, issued, known, cancellation);
        return forecast is null ? ApiProblem.Conflict(missing!) : TypedResults.Ok(forecast);
    }
}
