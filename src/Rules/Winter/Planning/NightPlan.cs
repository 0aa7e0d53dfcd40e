using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Rules.Winter.Planning;

/// <summary>
/// A night's plan from what is decided or ordered of each route: tonnes = length × treated width × rate × treatments, loads,
/// money, and how many spreaders are out at once when each first treatment starts at its latest (docs/sources/winter.md#plan).
/// </summary>
/// <param name="Undecided">Routes without a decision: what they need nobody knows, and no sum holds it.</param>
public sealed record NightPlan(IReadOnlyList<RoutePlan> Routes, IReadOnlyList<Route> Undecided, int SpreadersAtOnce)
{
    public double Tonnes => Routes.Sum(r => r.Tonnes);

    public double Pounds => Routes.Sum(r => r.Pounds);

    /// <param name="routes">In the order wanted; a decision is null where there is none.</param>
    /// <param name="costs">Prices, and what is assumed where a decision leaves the rate or how often open.</param>
    public static NightPlan Of(IEnumerable<(Route Route, Decision? Decision, DecisionOrder? Order)> routes, PlanOptions fleet, BacktestOptions costs)
    {
        ArgumentNullException.ThrowIfNull(routes);
        List<RoutePlan> plans = [];
        List<Route> undecided = [];
        foreach (var (route, decision, order) in routes)
        {
            if (decision is null)
            {
                undecided.Add(route);
            }
            else
            {
                plans.Add(Plan(route, decision, order, fleet, costs));
            }
        }

        return new NightPlan(plans, undecided, AtOnce(plans));
    }

    private static RoutePlan Plan(Route route, Decision decided, DecisionOrder? order, PlanOptions fleet, BacktestOptions costs)
    {
        var decision = order is null ? decided : decided with { Action = order.Action, SpreadRate = order.SpreadRate, Treatments = order.Treatments };
        var spreading = NightSpreading.Of(decision, costs);
        if (!spreading.Treats)
        {
            return new RoutePlan(route, decision, order is not null, 0, false, 0, 0, null, null);
        }

        var tonnes = spreading.Tonnes(route);
        var start = order?.StartAt ?? decision.WindowEnd;
        return new RoutePlan(
            route,
            decision,
            order is not null,
            tonnes,
            decision.SpreadRate is null || decision.Treatments == Treatments.Successive,
            Math.Max(1, (int)Math.Ceiling(Math.Round(tonnes / spreading.Runs / fleet.SpreaderTonnes, 6))),
            spreading.Pounds(route, costs),
            start,
            start + route.Treatment);
    }

    /// <summary>A spreader is out from its latest start until its route is done; one that comes back as another leaves can be the same.</summary>
    private static int AtOnce(List<RoutePlan> plans)
    {
        var changes = new List<(DateTimeOffset At, int Change)>();
        foreach (var plan in plans)
        {
            if (plan is { StartBy: { } start, DoneBy: { } done })
            {
                changes.Add((start, 1));
                changes.Add((done, -1));
            }
        }

        changes.Sort();
        var (most, now) = (0, 0);
        foreach (var (_, change) in changes)
        {
            now += change;
            most = Math.Max(most, now);
        }

        return most;
    }
}
