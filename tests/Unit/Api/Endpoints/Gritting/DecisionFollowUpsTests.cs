using Microsoft.Extensions.Options;
using Telemetry.Api.CallOuts;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Tests.Integration.Api.Doubles;
using static Telemetry.Tests.Unit.Api.CallOuts.CallOutTimeline;

namespace Telemetry.Tests.Unit.Api.Endpoints.Gritting;

/// <summary>What is called out about can be acknowledged: an acknowledgement ends where something else stands than was seen.</summary>
public sealed class DecisionFollowUpsTests
{
    private readonly MemoryOutcomeLog _log = new();
    private int _minute;

    [Fact]
    public async Task It_holds_for_the_revision_and_for_reassessments_that_ask_for_the_same()
    {
        Give(Decision(rate: 20));
        Acknowledge(1);
        Assert.Equal("Sam", await StandingByAsync());

        Give(Decision(rate: 20) with { ReassessedAt = Start.AddMinutes(40), MinRst = -4 });
        Assert.Equal("Sam", await StandingByAsync());
        Give(Decision(2, rate: 8));
        Assert.Null(await StandingByAsync());
    }

    [Fact]
    public async Task It_ends_when_a_freeze_comes_too_early_to_be_done_in_time_and_can_be_given_again()
    {
        Give(Decision(rate: 20) with { FirstFreezeAt = Start.AddHours(6) });
        Acknowledge(1);
        Give(Decision(rate: 20, late: true) with { ReassessedAt = Start.AddMinutes(40), FirstFreezeAt = Start.AddHours(5) });
        Assert.Null(await StandingByAsync());

        Acknowledge(1);
        Give(Decision(rate: 20, late: true) with { ReassessedAt = Start.AddMinutes(60), MinRst = -4, FirstFreezeAt = Start.AddHours(5) });
        Assert.Equal("Sam", await StandingByAsync());
    }

    [Fact]
    public async Task It_ends_when_another_stood_meanwhile_although_that_was_withdrawn()
    {
        Give(Decision(rate: 20));
        Acknowledge(1);
        Give(Decision(2, rate: null, action: GrittingAction.NoAction));
        Give(Decision(2, rate: null, action: GrittingAction.NoAction) with { Withdrawn = true });

        Assert.Null(await StandingByAsync());
    }

    [Fact]
    public async Task It_ends_when_late_data_makes_something_else_of_the_revision()
    {
        Give(Decision(rate: 10));
        Acknowledge(1);
        Give(Decision(rate: 15));

        Assert.Null(await StandingByAsync());
    }

    [Fact]
    public async Task The_history_still_shows_who_acknowledged_what_stood_then()
    {
        Give(Decision(rate: 10));
        Acknowledge(1);
        Give(Decision(2, rate: 15));

        var history = await _log.ReadDecisionHistoryAsync(Decision().Route, Day, CancellationToken.None);
        var read = await FollowUps.ReadAsync(history, null, CancellationToken.None);
        Assert.Equal(["Sam", null], history.Select(d => read.Acknowledged(d)?.By));
    }

    private DecisionFollowUps FollowUps => new(_log, new MemoryCallOutStore(_log), Options.Create(new CallOutOptions()));

    private void Give(Decision decision) => _log.Add(Start.AddMinutes(++_minute), decision);

    private void Acknowledge(int revision)
    {
        var at = Start.AddMinutes(++_minute);
        _log.Add(at, new OperatorAction($"{_minute}", OperatorActionKind.Acknowledge, "Sam", "seen", at) { Route = Decision().Route, Day = Day, Revision = revision });
    }

    private async Task<string?> StandingByAsync()
    {
        var standing = Assert.Single(await _log.ReadStandingDecisionsAsync(Day, null, CancellationToken.None));
        return (await FollowUps.ReadAsync([standing], null, CancellationToken.None)).Acknowledged(standing)?.By;
    }
}
