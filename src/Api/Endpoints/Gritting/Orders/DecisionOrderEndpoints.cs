using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.OpenApi;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Orders;

/// <summary>What a person orders about a route: what was decided, or something else.</summary>
internal static class DecisionOrderEndpoints
{
    private const string Confirmation = """{"by":"Sam Taylor"}""";
    private const string Overriding =
        """{"by":"Sam Taylor","reason":"The forecaster warns of showers on the tops","action":"PRECAUTIONARY","spreadRate":20,"treatments":"1","start":"2026-01-14T20:00:00Z"}""";

    public static void MapDecisionOrders(this IEndpointRouteBuilder api)
    {
        var decision = api.MapGroup("/gritting/decisions/{day}/{route}/{revision}").WithTags("Gritting").RequireAuthorization(Policies.Highways);
        decision.MapPost("/confirm", Confirm)
            .WithName("confirmDecision")
            .WithSummary("Order what was decided for a route")
            .WithDescription("Only the revision that stands can be confirmed: 409 names it when it is another. 409 too when it is confirmed already, and when it leaves the action or the rate to a person: override it then. It counts as an acknowledgement. The answer has the decision record's head, signed.")
            .WithMetadata(new RequestExample("application/json", Confirmation))
            .Accepts<ConfirmPostDto>("application/json")
            .ProducesProblem(StatusCodes.Status409Conflict);
        decision.MapPost("/override", Override)
            .WithName("overrideDecision")
            .WithSummary("Order something else than what was decided for a route")
            .WithDescription("The decision stands beside it, unchanged. Only the revision that stands can be overridden: 409 names it when it is another. A later order takes the place of this one. It counts as an acknowledgement. The answer has the decision record's head, signed.")
            .WithMetadata(new RequestExample("application/json", Overriding))
            .Accepts<OverridePostDto>("application/json")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<DecisionOrderReceiptDto>, ProblemHttpResult>> Confirm(
        [Description("Local date on which the decision day starts, such as 2026-01-14.")] string day,
        [Description("Route id.")] string route,
        [Description("The revision that was seen, from 1.")] string revision,
        HttpRequest request,
        IOutcomeLog log,
        DecisionFollowUps followUps,
        DecisionOrders orders,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.RequiredDate(day, "day", errors);
        var number = QueryText.Number(revision, "revision", 1, int.MaxValue, 0, errors);
        var (_, by, reason) = await OperatorActionRequest.ReadSignedAsync<ConfirmPostDto>(request, errors, cancellation, reasonRequired: false);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var (standing, problem) = await StandingDecision.FindAsync(log, date, route, number, "confirm", cancellation);
        if (standing is null)
        {
            return problem!;
        }

        var decided = standing.Outcome;
        if (decided.Action == GrittingAction.Escalate || (decided.Action.Treats() && decided.SpreadRate is null))
        {
            return ApiProblem.Conflict($"Revision {number} leaves {(decided.Action == GrittingAction.Escalate ? "what to do" : "the spread rate")} to a person: order it by …/override.");
        }

        var before = (await followUps.ReadAsync([standing], null, cancellation)).Order(standing);
        return before is { Kind: nameof(OperatorActionKind.Confirm) }
            ? ApiProblem.Conflict(string.Create(CultureInfo.InvariantCulture, $"{before.By} has confirmed it at {before.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC."))
            : TypedResults.Ok(await orders.GiveAsync(OperatorActionKind.Confirm, decided, DecisionOrder.Of(decided), by, reason, cancellation));
    }

    private static async Task<Results<Ok<DecisionOrderReceiptDto>, ProblemHttpResult>> Override(
        [Description("Local date on which the decision day starts, such as 2026-01-14.")] string day,
        [Description("Route id.")] string route,
        [Description("The revision that was seen, from 1.")] string revision,
        HttpRequest request,
        INetworkProvider networks,
        IOutcomeLog log,
        DecisionOrders orders,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.RequiredDate(day, "day", errors);
        var number = QueryText.Number(revision, "revision", 1, int.MaxValue, 0, errors);
        var (post, by, reason) = await OperatorActionRequest.ReadSignedAsync<OverridePostDto>(request, errors, cancellation);
        var order = post is null || date == default ? null : OverrideRequest.Read(post, DecisionDay.Of(date, networks.Current.TimeZone), errors);
        if (errors.Any || order is null)
        {
            return errors.ToProblem();
        }

        var (standing, problem) = await StandingDecision.FindAsync(log, date, route, number, "override", cancellation);
        return standing is null
            ? problem!
            : TypedResults.Ok(await orders.GiveAsync(OperatorActionKind.Override, standing.Outcome, order, by, reason, cancellation));
    }
}
