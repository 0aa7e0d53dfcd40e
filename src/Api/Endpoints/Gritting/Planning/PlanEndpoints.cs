using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;
using Telemetry.Rules.Winter.Planning;

namespace Telemetry.Api.Endpoints.Gritting.Planning;

/// <summary>Tonight in tonnes, loads, spreaders and money; and what another night would ask for.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/gritting").WithTags("Gritting").RequireAuthorization(Policies.Highways);
        group.MapGet("/plan", GetPlan)
            .WithName("getPlan")
            .WithSummary("A decision day's salt, loads, spreaders and cost")
            .WithDescription("From the standing decisions, and the orders where they stand: tonnes = length × treated width × rate × treatments. What a person has yet to decide, and routes without a decision, are named and in no sum.");
        group.MapGet("/what-if", GetWhatIf)
            .WithRequestTimeout(ApiTimeouts.Stream)
            .WithName("getWhatIf")
            .WithSummary("What would be decided now if the night came otherwise")
            .WithDescription("Decides every route of the network again at the last full minute, from what is stored, once as it is and once with another forecast or other thresholds. Nothing of it is recorded and nobody is called out. Orders have no part in it.");
    }

    private static async Task<Results<Ok<PlanDto>, ProblemHttpResult>> GetPlan(
        [Description("Local date on which the decision day starts, such as 2026-01-14. Default: the decision day that is running.")] string? day,
        INetworkProvider networks,
        IOutcomeLog log,
        DecisionFollowUps followUps,
        IOptions<PlanOptions> fleet,
        IOptions<BacktestOptions> costs,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.Date(day, "day", errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var network = networks.Current;
        var now = clock.GetUtcNow();
        var decisionDay = date ?? DecisionDay.Containing(now, network.TimeZone).Date;
        var standing = (await log.ReadStandingDecisionsAsync(decisionDay, null, cancellation)).ToDictionary(d => d.Outcome.Route);
        var followUp = await followUps.ReadAsync(standing.Values, null, cancellation);
        var plan = NightPlan.Of(
            network.Routes.Select(r => standing.GetValueOrDefault(r.Id) is { } logged ? (r, logged.Outcome, followUp.StandingOrder(logged)) : (r, null, null)),
            fleet.Value,
            costs.Value);
        return TypedResults.Ok(new PlanDto(decisionDay, network.TimeZone.Id, now, plan.Totals(fleet.Value), plan.RouteDtos()));
    }

    private static async Task<Results<Ok<WhatIfDto>, ProblemHttpResult>> GetWhatIf(
        [Description("Added to the forecast's air temperature and dew point from now on, K, -10 to 10.")] string? temperatureK,
        [Description("Rain and snow come so much later, h, -12 to 12; negative for earlier.")] string? precipitationLaterHours,
        [Description("Instead of the policy's PrecautionaryAtOrBelowRst, °C, -5 to 5.")] string? precautionaryAtOrBelowRst,
        [Description("Instead of the policy's NoActionAboveRst, °C, -5 to 5.")] string? noActionAboveRst,
        [Description("true or false: instead of the policy's TreatDryRoads.")] string? treatDryRoads,
        WhatIfDecider decider,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var question = WhatIfQuestion.Read(temperatureK, precipitationLaterHours, precautionaryAtOrBelowRst, noActionAboveRst, treatDryRoads, decider.Policy, errors);
        return errors.Any ? errors.ToProblem() : TypedResults.Ok(await decider.AskAsync(question, cancellation));
    }
}
