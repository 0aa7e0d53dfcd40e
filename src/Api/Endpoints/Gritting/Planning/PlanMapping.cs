using Telemetry.Domain.Decisions;
using Telemetry.Rules.Winter.Planning;

namespace Telemetry.Api.Endpoints.Gritting.Planning;

/// <summary>From a plan to what is published of it.</summary>
internal static class PlanMapping
{
    public static PlanTotalsDto Totals(this NightPlan plan, PlanOptions fleet) => new(
        plan.Routes.Count(r => r.Treats),
        Round(plan.Tonnes),
        plan.Routes.Any(r => r.Assumed),
        Round(plan.Pounds),
        plan.SpreadersAtOnce,
        fleet.Spreaders > 0 ? fleet.Spreaders : null,
        [.. plan.Routes.Where(r => r.Decision.Action == GrittingAction.Escalate).Select(r => r.Route.Id.Value)],
        [.. plan.Undecided.Select(r => r.Id.Value)]);

    public static IReadOnlyList<RoutePlanDto> RouteDtos(this NightPlan plan) =>
    [
        .. plan.Routes.OrderByDescending(r => r.Treats).ThenBy(r => r.StartBy).ThenBy(r => r.Route.Id.Value, StringComparer.Ordinal).Select(r => new RoutePlanDto(
            r.Route.Id.Value,
            r.Route.Name,
            r.Decision.Action.Name(),
            r.Ordered,
            r.Treats ? r.Decision.SpreadRate : null,
            r.Treats ? GrittingMapping.Name(r.Decision.Treatments) : null,
            Round(r.Tonnes),
            r.Assumed,
            r.LoadsPerTreatment,
            Round(r.Pounds),
            r.StartBy,
            r.DoneBy,
            r.Decision.MinRst,
            r.Decision.IceProbability)),
    ];

    private static double Round(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
