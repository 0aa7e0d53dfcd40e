using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.OpenApi;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>Acknowledging a decision.</summary>
internal static class DecisionAcknowledgeEndpoint
{
    private const string Example = """{"by":"Sam Taylor","reason":"Gritters are called in for 20:00"}""";

    public static void MapDecisionAcknowledge(this IEndpointRouteBuilder api) =>
        api.MapPost("/gritting/decisions/{day}/{route}/{revision}/acknowledge", Acknowledge)
            .WithTags("Gritting")
            .RequireAuthorization(Policies.Highways)
            .WithName("acknowledgeDecision")
            .WithSummary("Say that a route's standing decision was seen and is acted on")
            .WithDescription("Only the revision that stands can be acknowledged: 409 names it when it is another, so that nobody acknowledges what has changed meanwhile; 409 also when it is acknowledged already.")
            .WithMetadata(new RequestExample("application/json", Example))
            .Accepts<AcknowledgePostDto>("application/json")
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<OperatorActionDto>, ProblemHttpResult>> Acknowledge(
        [Description("Local date on which the decision day starts, such as 2026-01-14.")] string day,
        [Description("Route id.")] string route,
        [Description("The revision that was seen, from 1.")] string revision,
        HttpRequest request,
        INetworkProvider networks,
        IOutcomeLog log,
        DecisionFollowUps followUps,
        OperatorActions actions,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.Date(day, "day", errors);
        var number = QueryText.Number(revision, "revision", 1, int.MaxValue, 0, errors);
        var (_, by, reason) = await OperatorActionRequest.ReadSignedAsync<AcknowledgePostDto>(request, errors, cancellation);
        if (errors.Any || date is null)
        {
            return errors.ToProblem();
        }

        var standing = (await log.ReadStandingDecisionsAsync(date.Value, null, cancellation)).FirstOrDefault(d => d.Outcome.Route == new RouteId(route));
        if (standing is null)
        {
            return ApiProblem.NotFound($"There is no decision for '{QueryText.Short(route)}' on {date:yyyy-MM-dd}. Decisions are listed at /api/v1/gritting/decisions.");
        }

        if (standing.Outcome.Revision != number)
        {
            return ApiProblem.Conflict($"Revision {standing.Outcome.Revision} stands, not {number}. Look at it, and acknowledge that one.");
        }

        var before = (await followUps.ReadAsync([standing], null, cancellation)).Acknowledged(standing);
        return before is not null
            ? ApiProblem.Conflict(OperatorActionRequest.AlreadyAcknowledged(before.By, before.At, before.Reason))
            : TypedResults.Ok(await actions.AboutDecisionAsync(standing.Outcome, by, reason, cancellation));
    }
}
