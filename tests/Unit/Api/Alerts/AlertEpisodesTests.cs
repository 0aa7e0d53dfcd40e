using Telemetry.Api.Alerts;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Unit.Api.Alerts;

public sealed class AlertEpisodesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);
    private readonly List<LoggedOutcome<Alert>> _transitions = [];
    private readonly List<LoggedOutcome<OperatorAction>> _actions = [];
    private long _id;

    [Fact]
    public void An_episode_goes_from_pending_to_cleared_and_the_next_is_another()
    {
        Transition(0, AlertState.Pending);
        Transition(5, AlertState.Raised);
        Transition(20, AlertState.Clearing);
        Transition(30, AlertState.Cleared);
        Transition(60, AlertState.Raised);

        var episodes = Episodes(70);

        Assert.Equal([4, 1], episodes.Select(e => e.Transitions.Count));
        Assert.Equal((AlertState.Cleared, Start.AddMinutes(5), Start.AddMinutes(30)), (episodes[0].State, episodes[0].RaisedAt, episodes[0].EndedAt));
        Assert.Equal((AlertState.Raised, Start.AddMinutes(60), null), (episodes[1].State, episodes[1].RaisedAt, episodes[1].EndedAt));
        Assert.Equal([1L, 5], episodes.Select(e => e.Id));
    }

    [Fact]
    public void An_acknowledgement_is_for_the_episode_that_stood_and_not_for_the_next()
    {
        Transition(0, AlertState.Raised);
        Act(1, OperatorActionKind.Acknowledge);
        Assert.Equal("Sam", Assert.Single(Episodes(2)).Acknowledged!.By);

        Transition(3, AlertState.Cleared);
        Transition(6, AlertState.Raised);

        var episodes = Episodes(7);
        Assert.NotNull(episodes[0].Acknowledged);
        Assert.Null(episodes[1].Acknowledged);
        Assert.Null(episodes[1].LastAcknowledged);
    }

    [Fact]
    public void It_no_longer_holds_when_the_severity_rises_and_holds_again_when_it_falls_back()
    {
        Transition(0, AlertState.Raised, AlertSeverity.Major);
        Act(1, OperatorActionKind.Acknowledge);
        Transition(2, AlertState.Raised, AlertSeverity.Critical);

        var graver = Assert.Single(Episodes(3));
        Assert.Null(graver.Acknowledged);
        Assert.Equal(Start.AddMinutes(1), graver.LastAcknowledged!.At);
        Transition(4, AlertState.Raised, AlertSeverity.Major);
        Assert.NotNull(Assert.Single(Episodes(5)).Acknowledged);
    }

    [Fact]
    public void It_holds_while_the_alert_is_clearing_or_stale()
    {
        Transition(0, AlertState.Raised);
        Act(1, OperatorActionKind.Acknowledge);
        Transition(2, AlertState.Clearing);
        Transition(3, AlertState.Stale);

        Assert.NotNull(Assert.Single(Episodes(4)).Acknowledged);
    }

    [Fact]
    public void Late_data_that_moves_the_raise_past_the_acknowledgement_does_not_undo_it()
    {
        Transition(0, AlertState.Raised);
        Act(4, OperatorActionKind.Acknowledge);
        Transition(0, AlertState.Raised, withdrawn: true);
        Transition(7, AlertState.Raised);

        Assert.NotNull(Assert.Single(Episodes(20)).Acknowledged);
    }

    [Fact]
    public void What_is_withdrawn_is_no_episode()
    {
        Transition(0, AlertState.Raised);
        Transition(0, AlertState.Raised, withdrawn: true);

        Assert.Empty(Episodes(1));
    }

    [Fact]
    public void A_pending_can_not_be_acknowledged()
    {
        Transition(0, AlertState.Pending);
        Act(1, OperatorActionKind.Acknowledge);

        Assert.Null(Assert.Single(Episodes(2)).Acknowledged);
    }

    [Fact]
    public void Shelving_lasts_until_its_time_over_episodes_and_ends_by_itself()
    {
        Transition(0, AlertState.Raised);
        Act(1, OperatorActionKind.Shelve, until: 60);
        Transition(2, AlertState.Cleared);
        Transition(10, AlertState.Raised);

        var shelved = Episodes(59)[^1];
        Assert.Equal((Start.AddMinutes(60), null), (shelved.Shelved!.Until, shelved.ShelfEndedAt));
        var back = Episodes(60)[^1];
        Assert.Equal((null, Start.AddMinutes(60)), (back.Shelved, back.ShelfEndedAt));
    }

    [Fact]
    public void Unshelving_ends_it_at_once_and_a_further_shelving_replaces_it()
    {
        Transition(0, AlertState.Raised);
        Act(1, OperatorActionKind.Shelve, until: 60);
        Act(5, OperatorActionKind.Unshelve);
        Assert.Equal((null, Start.AddMinutes(5)), (Episodes(6)[0].Shelved, Episodes(6)[0].ShelfEndedAt));

        Act(7, OperatorActionKind.Shelve, until: 120);
        Act(8, OperatorActionKind.Shelve, until: 30);
        Assert.Equal(Start.AddMinutes(30), Episodes(9)[0].Shelved!.Until);
    }

    [Fact]
    public void Alerts_of_other_subjects_and_rules_are_kept_apart()
    {
        Transition(0, AlertState.Raised, subject: "a");
        Transition(1, AlertState.Raised, subject: "b");
        Act(2, OperatorActionKind.Acknowledge, "b");

        Assert.Equal([null, "Sam"], Episodes(3).Select(e => e.Acknowledged?.By));
    }

    private void Transition(double minute, AlertState state, AlertSeverity severity = AlertSeverity.Warning, bool withdrawn = false, string subject = "site") =>
        _transitions.Add(new(++_id, Start.AddMinutes(minute), new Alert("rule", subject, severity, state, Start.AddMinutes(minute), "why") { Withdrawn = withdrawn }));

    private void Act(double minute, OperatorActionKind kind, string subject = "site", double? until = null) =>
        _actions.Add(new(++_id, Start.AddMinutes(minute), new OperatorAction($"{_id}", kind, "Sam", "why", Start.AddMinutes(minute))
        {
            Rule = "rule",
            Subject = subject,
            Until = until is { } at ? Start.AddMinutes(at) : null,
        }));

    private IReadOnlyList<AlertEpisode> Episodes(double minute) => AlertEpisodes.Of(_transitions, _actions, Start.AddMinutes(minute), TimeSpan.FromMinutes(15));
}
