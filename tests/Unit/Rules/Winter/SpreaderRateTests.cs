using CsCheck;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>A rate is what the route's spreader can spread, never less than the matrix asks for.</summary>
public sealed class SpreaderRateTests
{
    private static readonly DateTimeOffset Now = Jan14(16);

    [Theory]
    [InlineData(8, 8, 40, 2, 8.0)]
    [InlineData(8, 10, 40, 2, 10.0)]
    [InlineData(9, 8, 40, 2, 10.0)]
    [InlineData(16, 5, 18, 5, 18.0)] // 5, 10, 15 and its highest
    [InlineData(10.1, 10, 40, 0.1, 10.1)]
    [InlineData(20, 5, 18, 1, null)]
    public void The_next_rate_that_it_can_do(double asked, double lowest, double highest, double step, double? able) =>
        Assert.Equal(able, new Spreader(lowest, highest, step).AtLeast(asked));

    [Fact]
    public void Never_less_than_asked_for_never_more_than_a_step_above_and_never_beyond_its_highest() =>
        Gen.Select(Gen.Double[0.1, 60], Gen.Double[1, 20], Gen.Double[0, 40], Gen.Double[0.1, 10]).Sample((asked, lowest, more, step) =>
        {
            var spreader = new Spreader(lowest, lowest + more, step);
            var able = spreader.AtLeast(asked);
            Assert.Equal(asked > lowest + more, able is null);
            if (able is { } rate)
            {
                Assert.InRange(rate, Math.Max(asked, lowest) - 1e-6, Math.Min(Math.Max(asked + step, lowest), lowest + more) + 1e-6);
            }
        });

    [Fact]
    public void A_rate_that_it_can_spread_is_not_spoken_of()
    {
        var decision = Decide(new Spreader(5, 40, 1));

        Assert.Equal(8, decision.SpreadRate);
        Assert.False(decision.Has("spreader-rate"));
    }

    [Fact]
    public void A_rate_between_two_of_its_steps_becomes_the_higher_and_is_said()
    {
        var decision = Decide(new Spreader(5, 40, 5));

        Assert.Equal((GrittingAction.Precautionary, 10), (decision.Action, decision.SpreadRate));
        Assert.Contains("from 5.0 g/m² in steps of 5.0 g/m²: 10.0 g/m² is its next rate from 8.0 g/m² on", decision.Reasons.Single(r => r.Code == "spreader-rate").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_beyond_its_highest_is_a_persons_call_and_never_rounded_down()
    {
        var decision = Decide(new Spreader(5, 15, 1), state: SurfaceState.Ice);

        Assert.Equal((GrittingAction.Escalate, null), (decision.Action, decision.SpreadRate));
        Assert.Contains("at the most 15.0 g/m², less than the 20.0 g/m² asked for", decision.Reasons.Single(r => r.Code == "spreader-too-small").Text, StringComparison.Ordinal);
    }

    private static Decision Decide(Spreader spreader, SurfaceState? state = null)
    {
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(4), Now, -1).IssuedAt(Now)
            .Forecasts(Quantity.AirTemperature, Now, Jan14(36), -1).Forecasts(Quantity.PrecipitationRate, Now, Jan14(36), 0);
        if (state is { } seen)
        {
            station.ReadsAll(Quantity.SurfaceState, Jan14(14), Now, (double)seen);
        }

        var moment = Moment(Now, [station]);
        return new GrittingDecisionRule(new()).Decide(moment with { Route = moment.Route with { Spreader = spreader } });
    }
}
