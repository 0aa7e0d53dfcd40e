using Telemetry.Api.CallOuts.Escalation;
using Telemetry.Domain.Decisions;
using static Telemetry.Tests.Unit.Api.CallOuts.CallOutTimeline;

namespace Telemetry.Tests.Unit.Api.CallOuts.Escalation;

public sealed class WorseningTests
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Fact]
    public void The_same_is_no_worsening() => Assert.Null(Worsening.Of(Decision(), Decision(), Quarter));

    [Fact]
    public void More_salt_more_treatments_a_graver_action_or_being_late_is_each_said()
    {
        Assert.Equal("the spread rate rises from 8 to 10.5 g/m²", Worsening.Of(Decision(rate: 8), Decision(rate: 10.5), Quarter));
        Assert.Equal("the treatments rise from one to two", Worsening.Of(Decision(), Decision(treatments: Treatments.Two), Quarter));
        Assert.Equal("the treatments rise from two to successive", Worsening.Of(Decision(treatments: Treatments.Two), Decision(treatments: Treatments.Successive), Quarter));
        Assert.Equal("the action rises from PRECAUTIONARY to ESCALATE", Worsening.Of(Decision(), Decision(action: GrittingAction.Escalate), Quarter));
        Assert.Equal("there is no longer time to treat the whole route with its safety margin before it freezes", Worsening.Of(Decision(), Decision(late: true), Quarter));
    }

    [Fact]
    public void A_first_treatment_is_said_as_the_action_and_not_as_a_rate_that_rises_from_nothing()
    {
        var nothing = Decision(rate: null, action: GrittingAction.Monitor, treatments: Treatments.None) with { WindowStart = null, WindowEnd = null };

        Assert.Equal("the action rises from MONITOR to PRECAUTIONARY", Worsening.Of(nothing, Decision(rate: 20, treatments: Treatments.Two), Quarter));
    }

    [Theory]
    [InlineData(14.9, false)]
    [InlineData(15, true)]
    [InlineData(-30, false)]
    public void A_start_counts_from_so_much_earlier_on(double earlier, bool worse) =>
        Assert.Equal(worse, Worsening.Of(Decision(start: 120), Decision(start: 120 - earlier), Quarter) is not null);

    [Fact]
    public void The_latest_start_counts_and_not_when_it_may_be_begun()
    {
        var before = Decision();
        Assert.Equal("the latest start comes 20 min earlier", Worsening.Of(before, before with { WindowEnd = before.WindowEnd - TimeSpan.FromMinutes(20) }, Quarter));
        Assert.Null(Worsening.Of(before, before with { WindowStart = before.WindowStart - TimeSpan.FromMinutes(45), WindowEnd = before.WindowEnd + TimeSpan.FromMinutes(10) }, Quarter));
    }

    [Fact]
    public void That_the_time_of_an_acknowledged_start_comes_up_is_no_worsening_and_an_earlier_freeze_is()
    {
        var ordered = Decision() with { FirstFreezeAt = Start.AddMinutes(300) };
        var late = Decision(late: true) with { FirstFreezeAt = Start.AddMinutes(290) };

        Assert.NotNull(Worsening.Of(ordered, late, Quarter));
        Assert.Null(Worsening.Of(ordered, late, Quarter, answered: true));
        Assert.NotNull(Worsening.Of(ordered, late with { FirstFreezeAt = Start.AddMinutes(285) }, Quarter, answered: true));
    }

    [Fact]
    public void An_improvement_in_one_thing_does_not_hide_a_worsening_in_another() =>
        Assert.Equal(
            "the treatments rise from one to two; the latest start comes 30 min earlier",
            Worsening.Of(Decision(rate: 20), Decision(rate: 10, treatments: Treatments.Two, start: 90), Quarter));

    [Fact]
    public void Improvements_are_none()
    {
        Assert.Null(Worsening.Of(Decision(rate: 20), Decision(rate: 8), Quarter));
        Assert.Null(Worsening.Of(Decision(late: true), Decision(), Quarter));
        Assert.Null(Worsening.Of(Decision(), Decision(rate: null, action: GrittingAction.NoAction, treatments: Treatments.None), Quarter));
    }

    [Fact]
    public void A_first_decision_counts_when_a_person_has_to_make_it_when_it_is_late_and_else_only_if_asked_for()
    {
        Assert.Equal("a person has to decide", Worsening.OfFirst(Decision(action: GrittingAction.Escalate, rate: null), treatmentsToo: false));
        Assert.Equal("there is no time to treat the whole route with its safety margin before it freezes", Worsening.OfFirst(Decision(late: true), treatmentsToo: false));
        Assert.Null(Worsening.OfFirst(Decision(), treatmentsToo: false));
        Assert.Equal("the day's first decision is to treat", Worsening.OfFirst(Decision(), treatmentsToo: true));
        Assert.Null(Worsening.OfFirst(Decision(rate: null, action: GrittingAction.Monitor), treatmentsToo: true));
    }
}
