using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>What comes out again of what was known.</summary>
internal static class RecomputationEndpoint
{
    public static void MapRecomputations(this IEndpointRouteBuilder api) =>
        api.MapGet("/gritting/record/{day}/{route}/{revision}/recomputation", Get)
            .WithTags("Gritting")
            .RequireAuthorization(Policies.Highways)
            .WithRequestTimeout(ApiTimeouts.Stream)
            .WithName("recomputeDecision")
            .WithSummary("Decide a revision again from what was known then")
            .WithDescription("By this host's rules, network and settings, from the readings that had been received when the revision was recorded and the forecasts received when it was decided. What comes out otherwise is named by field: under the rules' version that decided it, a difference says that readings, network or settings are not what they were.");

    private static async Task<Results<Ok<RecomputationDto>, ProblemHttpResult>> Get(
        [Description("Local date on which the decision day starts, such as 2026-01-14.")] string day,
        [Description("Route id.")] string route,
        [Description("The revision, from 1.")] string revision,
        Recomputation recomputation,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.RequiredDate(day, "day", errors);
        var number = QueryText.Number(revision, "revision", 1, int.MaxValue, 0, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        return await recomputation.OfAsync(new RouteId(route), date, number, cancellation) is { } again
            ? TypedResults.Ok(again)
            : ApiProblem.NotFound($"Revision {number} of '{QueryText.Short(route)}' on {date:yyyy-MM-dd} is not on record, or the route has left the network.");
    }
}
