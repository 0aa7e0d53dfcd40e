using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Gritting.Orders;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.OpenApi;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
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
        IOutcomeLog log,
        DecisionFollowUps followUps,
        OperatorActions actions,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.RequiredDate(day, "day", errors);
        var number = QueryText.Number(revision, "revision", 1, int.MaxValue, 0, errors);
        var (_, by, reason) = await OperatorActionRequest.ReadSignedAsync<AcknowledgePostDto>(request, errors, cancellation);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var (standing, problem) = await StandingDecision.FindAsync(log, date, route, number, "acknowledge", cancellation);
        if (standing is null)
        {
            return problem!;
        }

        var before = (await followUps.ReadAsync([standing], null, cancellation)).Acknowledged(standing);
        return before is not null
            ? ApiProblem.Conflict(OperatorActionRequest.AlreadyAcknowledged(before.By, before.At, before.Reason))
            : TypedResults.Ok(await actions.AboutDecisionAsync(standing.Outcome, by, reason, cancellation));
    }
}
