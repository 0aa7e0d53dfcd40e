using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using static Telemetry.Tests.Unit.Api.CallOuts.CallOutTimeline;

namespace Telemetry.Tests.Unit.Api.CallOuts;

/// <summary>Who is called out about decisions, by the minute.</summary>
public sealed class DecisionCallOutTests
{
    private const string R1 = "decision/r1/2026-01-14";

    [Fact]
    public async Task A_decision_that_worsens_is_told_and_goes_higher_until_somebody_acknowledges_it()
    {
        var night = new CallOutTimeline().Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 20)).AcknowledgesDecision(30, 2);

        Assert.Equal([$"5 L1 {R1}", $"20 L2 {R1}"], await night.RunAsync(200));
        var item = (await night.CallOutsAsync())[0].Items[0];
        Assert.Equal("r1: PRECAUTIONARY at 20 g/m²", item.Title);
        Assert.Equal("The spread rate rises from 8 to 20 g/m². Start between 20:00 and 21:00.", item.Text);
    }

    [Theory]
    [InlineData(OperatorActionKind.Confirm)]
    [InlineData(OperatorActionKind.Override)]
    public async Task Who_orders_what_is_to_be_done_has_seen_it_and_ends_the_call(OperatorActionKind kind)
    {
        var order = new OperatorAction("order", kind, "Sam", "", Start.AddMinutes(10)) { Route = Decision().Route, Day = Day, Revision = 2 };
        var night = new CallOutTimeline().Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 20)).Records(10, order);

        Assert.Equal([$"5 L1 {R1}"], await night.RunAsync(200));
    }

    [Fact]
    public async Task The_first_decision_of_a_day_calls_nobody_unless_a_person_has_to_make_it_or_it_comes_too_late()
    {
        Assert.Empty(await new CallOutTimeline().Decides(5, Decision()).RunAsync(60));
        Assert.Equal([$"5 L1 {R1}"], await new CallOutTimeline().Decides(5, Decision(action: GrittingAction.Escalate, rate: null)).RunAsync(10));
        Assert.Equal([$"5 L1 {R1}"], await new CallOutTimeline().Decides(5, Decision(late: true)).RunAsync(10));
        Assert.Equal([$"5 L1 {R1}"], await new CallOutTimeline { Policy = { FirstDecisions = true } }.Decides(5, Decision()).RunAsync(10));
    }

    [Fact]
    public async Task Decisions_call_nobody_when_the_settings_say_so() =>
        Assert.Empty(await new CallOutTimeline { Policy = { Decisions = false } }.Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 20)).RunAsync(60));

    [Fact]
    public async Task One_that_improves_calls_nobody_and_one_that_takes_back_what_was_worse_ends_the_call()
    {
        Assert.Empty(await new CallOutTimeline().Decides(0, Decision(rate: 20)).Decides(5, Decision(2, rate: 8)).RunAsync(60));
        Assert.Equal([$"5 L1 {R1}"], await new CallOutTimeline().Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 20)).Decides(12, Decision(3, rate: 8)).RunAsync(60));
    }

    [Fact]
    public async Task An_improvement_that_leaves_something_worse_goes_on_and_says_what()
    {
        var night = new CallOutTimeline().Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 20, start: 60)).Decides(12, Decision(3, rate: 8, start: 60));

        Assert.Equal([$"5 L1 {R1}", $"20 L2 {R1}"], await night.RunAsync(30));
        Assert.Equal("The latest start comes 60 min earlier. Start between 19:00 and 20:00.", (await night.CallOutsAsync())[1].Items[0].Text);
    }

    [Fact]
    public async Task What_becomes_worse_again_is_told_to_everybody_told_so_far_and_puts_the_next_level_off_by_nothing()
    {
        var night = new CallOutTimeline(levels: 3).Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 10)).Decides(14, Decision(3, rate: 15)).Decides(22, Decision(4, rate: 20));

        Assert.Equal([$"5 L1 {R1}", $"14 L1 {R1} *2", $"20 L2 {R1}", $"22 L1 {R1} *3", $"22 L2 {R1} *2", $"35 L3 {R1}"], await night.RunAsync(40));
        Assert.StartsWith("The spread rate rises from 8 to 20 g/m²", (await night.CallOutsAsync())[^1].Items[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_worse_than_what_was_acknowledged_begins_anew_at_level_1()
    {
        var night = new CallOutTimeline().Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 10)).AcknowledgesDecision(25, 2).Decides(40, Decision(3, rate: 20));

        Assert.Equal([$"5 L1 {R1}", $"20 L2 {R1}", $"40 L1 {R1}", $"55 L2 {R1}"], await night.RunAsync(60));
    }

    [Fact]
    public async Task An_acknowledgement_of_what_stood_before_covers_only_what_it_saw()
    {
        var night = new CallOutTimeline().Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 10)).Decides(9, Decision(3, rate: 20)).AcknowledgesDecision(9, 2);

        Assert.Equal([$"5 L1 {R1}", $"9 L1 {R1} *2", $"20 L2 {R1}"], await night.RunAsync(30));
        Assert.StartsWith("The spread rate rises from 10 to 20 g/m²", (await night.CallOutsAsync())[1].Items[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_that_makes_what_stands_worse_is_a_worsening_even_of_what_was_acknowledged_before()
    {
        var night = new CallOutTimeline().Decides(0, Decision(rate: 8)).Decides(1, Decision(2, rate: 20)).AcknowledgesDecision(2, 2)
            .Decides(30, Decision(3, rate: null, GrittingAction.NoAction)).Decides(40, Decision(3, rate: null, GrittingAction.NoAction) with { Withdrawn = true });

        Assert.Equal([$"1 L1 {R1}", $"40 L1 {R1}", $"55 L2 {R1}"], await night.RunAsync(60));
    }

    [Fact]
    public async Task What_takes_back_and_gives_anew_in_one_commit_is_compared_as_a_whole()
    {
        var night = new CallOutTimeline().Decides(0, Decision(rate: 20)).Decides(5, Decision(2, rate: 8))
            .Decides(10, Decision(2, rate: 8) with { Withdrawn = true }, Decision(3, rate: 8));

        Assert.Empty(await night.RunAsync(60));
    }

    [Fact]
    public async Task A_freeze_that_comes_too_early_to_be_done_in_time_calls_although_the_revision_was_acknowledged_and_the_clock_alone_does_not()
    {
        var night = new CallOutTimeline().Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 20)).AcknowledgesDecision(7, 2)
            .Decides(10, Decision(2, rate: 20) with { ReassessedAt = Start.AddMinutes(10), MinRst = -3 })
            .Decides(15, Decision(2, rate: 20, late: true) with { ReassessedAt = Start.AddMinutes(15), FirstFreezeAt = Start.AddMinutes(300) })
            .Decides(17, Decision(2, rate: 20) with { ReassessedAt = Start.AddMinutes(17), FirstFreezeAt = Start.AddMinutes(300) })
            .Decides(20, Decision(2, rate: 20, late: true) with { ReassessedAt = Start.AddMinutes(20), FirstFreezeAt = Start.AddMinutes(260) })
            .AcknowledgesDecision(22, 2)
            .Decides(30, Decision(2, rate: 20, late: true) with { ReassessedAt = Start.AddMinutes(30), MinRst = -4, FirstFreezeAt = Start.AddMinutes(260) });

        Assert.Equal([$"5 L1 {R1}", $"20 L1 {R1}"], await night.RunAsync(60));
        Assert.StartsWith(
            "There is no longer time to treat the whole route with its safety margin before it freezes. Start at 20:00: it can't be earlier.",
            (await night.CallOutsAsync())[1].Items[0].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_its_withdrawal_and_with_its_day()
    {
        Assert.Equal(
            [$"5 L1 {R1}"],
            await new CallOutTimeline().Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 20)).Decides(8, Decision(2) with { Withdrawn = true }, Decision(1) with { Withdrawn = true }).RunAsync(60));

        // 18 h to noon.
        var night = await new CallOutTimeline(levels: 1).Decides(0, Decision(rate: 8)).Decides(5, Decision(2, rate: 20)).RunAsync(20 * 60);
        Assert.Equal($"1025 L1 {R1} *18", night[^1]);
    }
}
