using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>What a route of the second priority, and a footway, need before they are treated.</summary>
public sealed class SecondaryRouteTests
{
    private static readonly DateTimeOffset Now = Jan14(16);
    private static readonly DateTimeOffset DayEnd = Jan14(36);
    private static readonly GrittingPolicyOptions Prolonged = new() { SecondaryRoutes = SecondaryRoutes.Prolonged };

    [Fact]
    public void By_default_a_secondary_route_is_treated_as_a_primary_one()
    {
        var (first, second) = (Decide(Now, Frozen(-1, 2), priority: RoutePriority.P1), Decide(Now, Frozen(-1, 2), priority: RoutePriority.P2));

        Assert.Equal(GrittingAction.Precautionary, second.Action);
        Assert.Equal(first.Reasons, second.Reasons);
    }

    [Theory]
    [InlineData(10, GrittingAction.Monitor, "secondary-waits")]
    [InlineData(24, GrittingAction.Precautionary, "secondary-prolonged")]
    public void Frost_alone_is_treated_once_the_road_has_been_frozen_for_long(double hours, GrittingAction action, string code)
    {
        var decision = Decide(Now, Frozen(-1, hours), Prolonged, RoutePriority.P2);

        Assert.Equal(action, decision.Action);
        Assert.True(decision.Has(code));
        Assert.Equal(GrittingAction.Precautionary, Decide(Now, Frozen(-1, hours), Prolonged, RoutePriority.P1).Action);
    }

    [Fact]
    public void A_gap_in_the_long_freeze_can_not_be_told_from_a_thaw_and_is_said()
    {
        var station = Frozen(-1, 24, gap: true);

        var decision = Decide(Now, station, Prolonged, RoutePriority.P2);

        Assert.Equal(GrittingAction.Monitor, decision.Action);
        Assert.Contains("can't be told", decision.Reasons.Single(r => r.Code == "secondary-waits").Text, StringComparison.Ordinal);
    }

    [Theory] // 10 mm of snow a millimetre of water.
    [InlineData(1.9, GrittingAction.Monitor)]
    [InlineData(2.0, GrittingAction.Monitor)]
    [InlineData(2.1, GrittingAction.Precautionary)]
    public void Snow_is_treated_above_its_depth(double water, GrittingAction action) =>
        Assert.Equal(action, Decide(Now, Frozen(-1, 2, snow: water), Prolonged, RoutePriority.P2).Action);

    [Fact]
    public void What_lies_on_the_road_is_treated_at_once() =>
        Assert.Equal(GrittingAction.PostTreatment, Decide(Now, Frozen(-1, 2).ReadsAll(Quantity.SurfaceState, Jan14(14), Now, 5), Prolonged, RoutePriority.P2).Action);

    [Fact]
    public void Footways_are_treated_for_frost_where_the_policy_says_so_and_the_rate_is_a_persons()
    {
        var decision = Decide(Now, Frozen(-1, 2), new GrittingPolicyOptions { TreatFootwaysForFrost = true }, RoutePriority.Footway);

        Assert.Equal(GrittingAction.Footway, decision.Action);
        Assert.Null(decision.SpreadRate);
        Assert.True(decision.Has("footway-frost"));
    }

    [Theory]
    [InlineData(25, 52, GrittingAction.Footway, "footway-ice-stays")]
    [InlineData(23, 52, GrittingAction.Monitor, "footway-watched")] // not there for 24 h yet
    [InlineData(25, 40, GrittingAction.Monitor, "footway-watched")] // the forecast ends before 48 h
    public void A_footway_of_the_second_class_waits_until_ice_has_lain_a_day_and_stays_two_more(double lain, double ahead, GrittingAction action, string code)
    {
        var decision = DecideSecondClass(Icy(lain, ahead));

        Assert.Equal(action, decision.Action);
        Assert.True(decision.Has(code));
        Assert.Null(decision.SpreadRate);
    }

    [Fact]
    public void Whether_ice_has_lain_on_a_footway_can_not_be_told_over_a_gap()
    {
        var decision = DecideSecondClass(Icy(30, 52, gap: true));

        Assert.Equal(GrittingAction.Monitor, decision.Action);
        Assert.Contains("can't be told", decision.Reasons.Single(r => r.Code == "footway-watched").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-6, false, GrittingAction.PostTreatment, null)]
    [InlineData(-8, true, GrittingAction.PostTreatment, "salt-less-effective")]
    [InlineData(-10, true, GrittingAction.Escalate, "too-cold-for-salt")]
    [InlineData(-10, false, GrittingAction.PostTreatment, null)]
    public void The_limits_of_salt_hold_for_ice_rows_where_the_policy_says_so(double rst, bool onEveryRow, GrittingAction action, string? code)
    {
        var decision = Decide(Now, Frozen(rst, 2).ReadsAll(Quantity.SurfaceState, Jan14(14), Now, 5), new GrittingPolicyOptions { SaltLimitsOnEveryRow = onEveryRow });

        Assert.Equal(action, decision.Action);
        Assert.Equal(code is not null, decision.Has("salt-less-effective") || decision.Has("too-cold-for-salt"));
        Assert.True(code is null || decision.Has(code));
    }

    private static Decision DecideSecondClass(SomeStation station)
    {
        var moment = Moment(Now, [station], RoutePriority.Footway);
        return new GrittingDecisionRule(new()).Decide(moment with { Route = moment.Route with { FootwayClass = 2 } });
    }

    /// <summary>Ice by the surface sensor for the hours before now, and frost to come.</summary>
    private static SomeStation Icy(double lain, double ahead, bool gap = false)
    {
        var station = Frozen(-2, lain).Forecasts(Quantity.AirTemperature, DayEnd.AddHours(1), Now.AddHours(ahead), -2);
        for (var at = Now.AddHours(-30); at <= Now; at += station.Interval)
        {
            if (!gap || at < Now.AddHours(-9) || at > Now.AddHours(-8))
            {
                station.Reads(Quantity.SurfaceState, at, at < Now.AddHours(-lain) ? 1 : 5);
            }
        }

        return station;
    }

    /// <summary>At or below zero for the hours before now, and to come.</summary>
    private static SomeStation Frozen(double rst, double hours, bool gap = false, double snow = 0)
    {
        var station = new SomeStation().IssuedAt(Now)
            .Forecasts(Quantity.AirTemperature, Now, DayEnd, rst)
            .Forecasts(Quantity.PrecipitationRate, Now, DayEnd, at => at == Now.AddHours(3) ? snow : 0)
            .Forecasts(Quantity.SnowfallRate, Now, DayEnd, at => at == Now.AddHours(3) ? snow : 0);
        for (var at = Now.AddHours(-30); at <= Now; at += station.Interval)
        {
            if (!gap || at < Now.AddHours(-9) || at > Now.AddHours(-8))
            {
                station.Reads(Quantity.RoadSurfaceTemperature, at, at < Now.AddHours(-hours) ? 1.5 : rst);
            }
        }

        return station;
    }
}
