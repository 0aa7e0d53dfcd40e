using Telemetry.Domain.Alerts;

namespace Telemetry.Tests.Unit.Api.CallOuts;

/// <summary>Who is called out about alerts, by the minute.</summary>
public sealed class AlertCallOutTests
{
    private const string B1 = "alert/rule/b1";

    [Fact]
    public async Task Unanswered_it_goes_to_level_1_at_once_to_level_2_after_the_wait_and_to_the_last_again_and_again() =>
        Assert.Equal(
            [$"5 L1 {B1}", $"20 L2 {B1}", $"80 L2 {B1} *2", $"140 L2 {B1} *3"],
            await new CallOutTimeline().Alert(5, "b1").RunAsync(150));

    [Fact]
    public async Task An_acknowledgement_stops_it_at_whatever_level()
    {
        Assert.Equal([$"5 L1 {B1}"], await new CallOutTimeline().Alert(5, "b1").Acknowledges(19, "b1").RunAsync(150));
        Assert.Equal([$"5 L1 {B1}", $"20 L2 {B1}"], await new CallOutTimeline().Alert(5, "b1").Acknowledges(70, "b1").RunAsync(150));
    }

    [Fact]
    public async Task What_is_on_the_shelf_calls_nobody_and_begins_anew_when_its_time_is_over() =>
        Assert.Equal(
            [$"5 L1 {B1}", $"60 L1 {B1}", $"75 L2 {B1}"],
            await new CallOutTimeline().Alert(5, "b1").Shelves(10, "b1", until: 60).RunAsync(80));

    [Fact]
    public async Task What_clears_stops_and_what_is_clearing_or_stale_does_not()
    {
        Assert.Equal([$"5 L1 {B1}"], await new CallOutTimeline().Alert(5, "b1").Alert(15, "b1", AlertState.Cleared).RunAsync(60));
        Assert.Equal(
            [$"5 L1 {B1}", $"20 L2 {B1}"],
            await new CallOutTimeline().Alert(5, "b1").Alert(8, "b1", AlertState.Clearing, raised: 5).Alert(9, "b1", AlertState.Stale, raised: 5).RunAsync(60));
    }

    [Fact]
    public async Task What_is_not_grave_enough_or_only_pending_calls_nobody() =>
        Assert.Empty(await new CallOutTimeline().Alert(5, "b1", severity: AlertSeverity.Major).Alert(6, "b2", AlertState.Pending).RunAsync(60));

    [Fact]
    public async Task A_graver_alert_is_told_at_once_to_everybody_told_so_far()
    {
        var night = new CallOutTimeline(levels: 3) { Policy = { LeastSeverity = AlertSeverity.Major } }
            .Alert(5, "b1", severity: AlertSeverity.Major).Alert(22, "b1", severity: AlertSeverity.Critical, raised: 5);

        Assert.Equal([$"5 L1 {B1}", $"20 L2 {B1}", $"22 L1 {B1} *2", $"22 L2 {B1} *2", $"35 L3 {B1}"], await night.RunAsync(40));
    }

    [Fact]
    public async Task A_graver_alert_after_an_acknowledgement_begins_at_level_1_and_wants_another()
    {
        var night = new CallOutTimeline { Policy = { LeastSeverity = AlertSeverity.Major } }
            .Alert(5, "b1", severity: AlertSeverity.Major).Acknowledges(10, "b1")
            .Alert(30, "b1", severity: AlertSeverity.Critical, raised: 5).Acknowledges(50, "b1");

        Assert.Equal([$"5 L1 {B1}", $"30 L1 {B1}", $"45 L2 {B1}"], await night.RunAsync(200));
    }

    [Fact]
    public async Task Raised_anew_within_the_time_it_is_the_same_matter_and_goes_on_where_it_was()
    {
        var night = new CallOutTimeline().Alert(5, "b1").Alert(8, "b1", AlertState.Cleared).Alert(12, "b1");

        Assert.Equal([$"5 L1 {B1}", $"20 L2 {B1}"], await night.RunAsync(30));
    }

    [Fact]
    public async Task Raised_anew_after_somebody_answered_the_first_it_begins_anew()
    {
        var night = new CallOutTimeline().Alert(5, "b1").Acknowledges(7, "b1").Alert(8, "b1", AlertState.Cleared).Alert(12, "b1");

        Assert.Equal([$"5 L1 {B1}", $"12 L1 {B1}", $"27 L2 {B1}"], await night.RunAsync(30));
    }

    [Fact]
    public async Task Raised_anew_later_it_is_another_matter() =>
        Assert.Equal(
            [$"5 L1 {B1}", $"30 L1 {B1}"],
            await new CallOutTimeline().Alert(5, "b1").Alert(8, "b1", AlertState.Cleared).Alert(30, "b1").RunAsync(40));

    [Fact]
    public async Task Late_data_that_moves_the_raise_calls_nobody_anew_and_late_data_that_takes_it_back_ends_it()
    {
        var moved = new CallOutTimeline().Alert(5, "b1")
            .Records(9, CallOutTimeline.Transition(8, "b1", AlertState.Raised, AlertSeverity.Critical, 8), CallOutTimeline.Transition(5, "b1", AlertState.Raised, AlertSeverity.Critical, 5, withdrawn: true));
        Assert.Equal([$"5 L1 {B1}", $"20 L2 {B1}"], await moved.RunAsync(30));

        Assert.Equal([$"5 L1 {B1}"], await new CallOutTimeline().Alert(5, "b1").Alert(9, "b1", at: 5, withdrawn: true).RunAsync(60));
    }

    [Fact]
    public async Task A_withdrawn_clear_lets_it_go_on() =>
        Assert.Equal(
            [$"5 L1 {B1}", $"22 L2 {B1}"],
            await new CallOutTimeline().Alert(5, "b1").Alert(15, "b1", AlertState.Cleared).Alert(22, "b1", AlertState.Cleared, at: 15, withdrawn: true).RunAsync(60));

    [Fact]
    public async Task A_level_that_can_not_be_reached_passes_it_on_at_once() =>
        Assert.Equal(
            [$"5 L1 {B1}", $"6 L2 {B1}", $"21 L3 {B1}"],
            await new CallOutTimeline(levels: 3).Away(0, "level1").Alert(5, "b1").RunAsync(40));

    [Fact]
    public async Task A_flood_of_a_thousand_is_a_few_messages_that_list_the_gravest()
    {
        var night = new CallOutTimeline { Policy = { LeastSeverity = AlertSeverity.Major } };
        for (var i = 0; i < 1000; i++)
        {
            night.Alert(1 + (i / 100), $"s{i:000}", severity: i == 999 ? AlertSeverity.Critical : AlertSeverity.Major);
        }

        var told = await night.RunAsync(40);
        var callOuts = await night.CallOutsAsync();

        Assert.Equal(["1 L1 100 matters", "2 L1 100 matters", "3 L1 100 matters", "4 L1 100 matters", "16 L1 600 matters"], told.Where(t => t.Contains("L1", StringComparison.Ordinal)));
        var flood = callOuts.Single(c => c.Level == 1 && c.Count == 600);
        Assert.Equal((20, "600 matters, the gravest: CRITICAL Rule: s999", "alert/rule/s999"), (flood.Items.Count, flood.Title, flood.Items[0].Concern));
        Assert.All(Enumerable.Range(0, 26), from => Assert.All([1, 2], level => Assert.InRange(
            callOuts.Count(c => c.Level == level && c.At > CallOutTimeline.Start.AddMinutes(from) && c.At <= CallOutTimeline.Start.AddMinutes(from + 15)), 0, 4)));
        Assert.Equal(1000, callOuts.Where(c => c.Level == 2).Sum(c => c.Count));
    }
}
