using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.CallOuts;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>The gritting decisions: what to do about each route, and why.</summary>
internal static class GrittingEndpoints
{
    /// <summary>Messages about one route's decision of one day in its history.</summary>
    private const int MostCallOuts = 200;

    public static void MapGritting(this IEndpointRouteBuilder api)
    {
        var decisions = api.MapGroup("/gritting/decisions").WithTags("Gritting").RequireAuthorization(Policies.Highways);
        decisions.MapGet("/", GetDay)
            .WithName("getDecisions")
            .WithSummary("Every route's standing decision for one decision day, most urgent first")
            .WithDescription("A decision day runs from 12:00 to 12:00 local time and is named by the date it starts on. A route without a decision has `decision: null`, which is not NO_ACTION.");
        decisions.MapGet("/{route}/{day}", GetHistory)
            .WithName("getDecisionHistory")
            .WithSummary("Every revision of one route's decision, with its inputs, and what became of it")
            .WithDescription("Oldest first. Corrections and withdrawals stand beside what they replace: nothing given is erased. With what people did about it and the messages that went out.");
    }

    private static async Task<Results<Ok<DecisionDayDto>, ProblemHttpResult>> GetDay(
        [Description("Local date on which the decision day starts, such as 2026-01-14. Default: the decision day that is running.")] string? day,
        [Description("Answer as was known at this time (RFC 3339 with zone). Default: now.")] string? knownAt,
        INetworkProvider networks,
        IOutcomeLog log,
        DecisionFollowUps followUps,
        ILatestReadings latest,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.Date(day, "day", errors);
        var known = QueryText.Time(knownAt, "knownAt", errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var network = networks.Current;
        var now = clock.GetUtcNow();
        var asOf = known ?? now;
        var decisionDay = date ?? DecisionDay.Containing(asOf, network.TimeZone).Date;
        var standing = (await log.ReadStandingDecisionsAsync(decisionDay, known, cancellation)).ToDictionary(d => d.Outcome.Route);
        var followUp = await followUps.ReadAsync(standing.Values, known, cancellation);
        var routes = network.Routes
            .Select(route => (Route: route, Logged: standing.GetValueOrDefault(route.Id)))
            .OrderByDescending(r => RouteUrgency.Severity(r.Logged?.Outcome))
            .ThenBy(r => RouteUrgency.MustStartBy(r.Logged?.Outcome))
            .ThenBy(r => r.Route.Id.Value, StringComparer.Ordinal)
            .Select(r => new RouteDecisionDto(
                r.Route.ToDto(),
                r.Logged?.ToDto(r.Route, followUp),
                known is null
                    ? RouteFreshness.Now(r.Route, network, latest, now)
                    : RouteFreshness.Then(network, r.Logged?.Outcome)));
        return TypedResults.Ok(new DecisionDayDto(
            decisionDay,
            DecisionDay.Of(decisionDay, network.TimeZone).Start,
            DecisionDay.Of(decisionDay, network.TimeZone).End,
            network.TimeZone.Id,
            asOf,
            options.Value.SimulatedTime,
            [.. routes]));
    }

    private static async Task<Results<Ok<DecisionHistoryDto>, ProblemHttpResult>> GetHistory(
        [Description("Route id.")] string route,
        [Description("Local date on which the decision day starts, such as 2026-01-14.")] string day,
        INetworkProvider networks,
        IOutcomeLog log,
        DecisionFollowUps followUps,
        ICallOutStore callOuts,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        if (QueryText.Date(day, "day", errors) is not { } date)
        {
            return errors.ToProblem();
        }

        var network = networks.Current;
        if (network.FindRoute(new RouteId(route)) is not { } known)
        {
            return ApiProblem.NotFound($"'{QueryText.Short(route)}' is no route of the network.");
        }

        var records = await log.ReadDecisionHistoryAsync(known.Id, date, cancellation);
        var followUp = await followUps.ReadAsync(records, null, cancellation);
        var sent = await callOuts.ReadCallOutsAsync(null, MostCallOuts, DecisionFollowUp.Concern(known.Id, date), cancellation);
        return TypedResults.Ok(new DecisionHistoryDto(
            known.ToDto(),
            date,
            DecisionDay.Of(date, network.TimeZone).Start,
            DecisionDay.Of(date, network.TimeZone).End,
            network.TimeZone.Id,
            options.Value.SimulatedTime,
            DecisionHistory.Of(records, known, followUp),
            [.. followUp.ActionsAbout(known.Id, date).Select(a => a.ToDto())],
            [.. sent.Select(c => c.ToDto())]));
    }
}
