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
            .WithSummary("Decide a revision again from the evidence kept with it")
            .WithDescription("By this host's rules, from the network, settings, readings with their flags and forecasts that the record kept with the decision, and from nothing else. What comes out otherwise is named by field: under the version of the rules that decided it, nothing does. A piece of evidence that is missing or was changed is named (409).");

    private static async Task<Results<Ok<RecomputationDto>, ProblemHttpResult>> Get(
        [Description("Local date on which the decision day starts, such as 2026-01-14.")] string day,
        [Description("Route id.")] string route,
        [Description("The revision, from 1.")] string revision,
        [Description("The record's entry, for a reassessment or an earlier correction of the revision. Default: the revision itself as it was last decided.")] string? entry,
        Recomputation recomputation,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.RequiredDate(day, "day", errors);
        var number = QueryText.Number(revision, "revision", 1, int.MaxValue, 0, errors);
        var sequence = QueryText.Number(entry, "entry", 1, int.MaxValue, 0, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var id = new RouteId(Identifier.IsValid(route) ? route : "");
        var result = await recomputation.OfAsync(id, date, number, sequence == 0 ? null : sequence, cancellation);
        return result switch
        {
            { Done: { } done } => TypedResults.Ok(done),
            { Outcome: RecomputationOutcome.NotWhole } => ApiProblem.Conflict(result.Trouble!),
            _ => ApiProblem.NotFound(result.Trouble!),
        };
    }
}
