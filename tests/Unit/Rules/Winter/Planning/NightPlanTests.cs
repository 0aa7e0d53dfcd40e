using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;
using Telemetry.Rules.Winter.Planning;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter.Planning;

public sealed class NightPlanTests
{
    private static readonly BacktestOptions Costs = new() { PoundsPerKm = 20, PoundsPerTonne = 25, GramsWhereAPersonDecides = 30, SuccessiveTreatments = 3 };
    private static readonly PlanOptions Fleet = new() { SpreaderTonnes = 3 };

    [Fact]
    public void Salt_is_length_times_width_times_rate_times_treatments()
    {
        var plan = Plan((SomeRoute("a"), Treat(10, Treatments.Two), null));

        // 40 km × 7.5 m × 10 g/m² = 3 t, twice; £20 a km twice and £25 a tonne.
        Assert.Equal((6.0, false, 1, 1750.0), (plan.Routes[0].Tonnes, plan.Routes[0].Assumed, plan.Routes[0].LoadsPerTreatment, plan.Routes[0].Pounds));
    }

    [Fact]
    public void A_gram_over_a_load_takes_a_second_one() =>
        Assert.Equal(2, Plan((SomeRoute("a"), Treat(10.01, Treatments.One), null)).Routes[0].LoadsPerTreatment);

    [Fact]
    public void What_the_matrix_leaves_open_is_assumed_and_said()
    {
        var plan = Plan((SomeRoute("a"), Treat(null, Treatments.One), null), (SomeRoute("b"), Treat(20, Treatments.Successive), null));

        Assert.All(plan.Routes, r => Assert.True(r.Assumed));
        Assert.Equal([9.0, 18.0], plan.Routes.Select(r => r.Tonnes));
        Assert.Equal(27, plan.Tonnes);
    }

    [Fact]
    public void A_persons_call_and_a_missing_decision_are_named_and_in_no_sum()
    {
        var plan = Plan((SomeRoute("a"), Treat(10, Treatments.One) with { Action = GrittingAction.Escalate, SpreadRate = null }, null), (SomeRoute("b"), null, null));

        Assert.Equal((0.0, 0.0), (plan.Tonnes, plan.Pounds));
        Assert.Equal("b", Assert.Single(plan.Undecided).Id.Value);
        Assert.Equal(GrittingAction.Escalate, Assert.Single(plan.Routes).Decision.Action);
    }

    [Fact]
    public void An_order_stands_before_the_decision()
    {
        var plan = Plan((SomeRoute("a"), Treat(10, Treatments.One), new DecisionOrder(GrittingAction.Precautionary, 20, Treatments.One, Jan14(20))));
        var none = Plan((SomeRoute("a"), Treat(10, Treatments.One), new DecisionOrder(GrittingAction.NoAction, null, Treatments.None, null)));

        Assert.Equal((6.0, true, Jan14(20), Jan14(23)), (plan.Routes[0].Tonnes, plan.Routes[0].Ordered, plan.Routes[0].StartBy, plan.Routes[0].DoneBy));
        Assert.Equal((0.0, false), (none.Tonnes, none.Routes[0].Treats));
    }

    [Fact]
    public void Spreaders_are_counted_while_routes_overlap_and_not_where_one_begins_as_the_other_ends()
    {
        var plan = Plan(
            (SomeRoute("a"), Treat(10, Treatments.One, latest: 18), null), (SomeRoute("b"), Treat(10, Treatments.One, latest: 21), null),
            (SomeRoute("c"), Treat(10, Treatments.One, latest: 20), null));

        Assert.Equal(2, plan.SpreadersAtOnce);
    }

    private static NightPlan Plan(params (Route, Decision?, DecisionOrder?)[] routes) => NightPlan.Of(routes, Fleet, Costs);

    private static Route SomeRoute(string id) =>
        new(new RouteId(id), id, RoutePriority.P1, 40, 7.5, TimeSpan.FromHours(3), SaltType.Dry, null, []);

    private static Decision Treat(double? rate, Treatments treatments, double latest = 19) =>
        new GrittingDecisionRule(new()).Decide(Moment(Jan14(15), [])) with
        {
            Action = GrittingAction.Precautionary, SpreadRate = rate, Treatments = treatments, WindowStart = Jan14(latest - 2), WindowEnd = Jan14(latest),
        };
}
