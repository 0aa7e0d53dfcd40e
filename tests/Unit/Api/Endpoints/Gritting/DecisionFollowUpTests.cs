using Telemetry.Api.CallOuts;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Unit.Api.Endpoints.Gritting;

public sealed class DecisionFollowUpTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);
    private readonly List<LoggedOutcome<Decision>> _records = [];
    private readonly List<LoggedOutcome<OperatorAction>> _actions = [];
    private readonly List<CallOutNotice> _told = [];
    private long _id;

    [Fact]
    public void An_acknowledgement_holds_for_its_revision_and_what_only_reassesses_it()
    {
        var given = Give(1, 10);
        Acknowledge(1);
        var reassessed = Give(1, 10, reassessed: true);

        Assert.Equal("Sam", FollowUp.Acknowledged(given)!.By);
        Assert.Equal("Sam", FollowUp.Acknowledged(reassessed)!.By);
        Assert.Null(FollowUp.AcknowledgedBefore(given));
    }

    [Fact]
    public void Late_data_that_corrects_it_leaves_it_unacknowledged_also_once_that_is_reassessed()
    {
        Give(1, 10);
        Acknowledge(1);
        var corrected = Give(1, 18);
        var reassessed = Give(1, 18, reassessed: true);

        Assert.Null(FollowUp.Acknowledged(corrected));
        Assert.Null(FollowUp.Acknowledged(reassessed));
        Assert.Equal((1, corrected.RecordedAt, "the spread rate rises from 10 to 18 g/m²"), Before(reassessed));
    }

    [Fact]
    public void A_worsening_counts_from_when_it_became_known_until_it_is_taken_back()
    {
        Give(1, 10);
        Acknowledge(1);
        var first = Give(2, 12);
        Assert.Equal((1, first.RecordedAt, "the spread rate rises from 10 to 12 g/m²"), Before(first));
        Assert.Equal((1, first.RecordedAt, "the spread rate rises from 10 to 11 g/m²"), Before(Give(3, 11)));
        Assert.Equal((1, null, null), Before(Give(4, 9)));
        var last = Give(5, 18);
        Assert.Equal((1, last.RecordedAt, "the spread rate rises from 9 to 18 g/m²"), Before(last));
    }

    [Fact]
    public void A_reassessment_by_which_an_earlier_freeze_makes_it_late_is_a_worsening_of_the_same_revision()
    {
        Give(1, 10);
        Acknowledge(1);
        var late = Give(1, 10, reassessed: true, late: true);

        Assert.Null(FollowUp.Acknowledged(late));
        Assert.Equal((1, late.RecordedAt, "there is no longer time to treat the whole route with its safety margin before it freezes"), Before(late));
        Acknowledge(1);
        Assert.NotNull(FollowUp.Acknowledged(late));
    }

    [Fact]
    public void What_comes_back_after_a_milder_one_was_withdrawn_is_called_out_and_so_it_is_not_acknowledged()
    {
        var worse = Give(1, 18);
        Acknowledge(1);
        Give(2, 10);
        var back = Give(2, 10, withdrawn: true);

        Assert.Null(FollowUp.Acknowledged(worse));
        Assert.Equal((1, back.RecordedAt, "the spread rate rises from 10 to 18 g/m²"), Before(worse));
    }

    [Fact]
    public void A_record_that_stands_no_longer_keeps_the_acknowledgement_that_it_had_and_asks_nothing()
    {
        var first = Give(1, 10);
        Acknowledge(1);
        var second = Give(2, 12);
        Give(3, 18);

        Assert.NotNull(FollowUp.Acknowledged(first));
        Assert.Null(FollowUp.Acknowledged(second));
        Assert.Null(Before(first));
        Assert.Null(Before(second));
    }

    [Fact]
    public void Of_what_was_called_out_the_highest_level_and_the_last_time_are_told()
    {
        var decision = Give(1, 10);
        Assert.Null(FollowUp.CalledOut(decision));
        _told.Add(new("decision/r-1/2026-01-14", 1, 1, Start, "a", false));
        _told.Add(new("decision/r-1/2026-01-14", 1, 2, Start.AddMinutes(15), "b", false));
        _told.Add(new("decision/r-1/2026-01-14", 2, 1, Start.AddMinutes(20), "c", false));
        _told.Add(new("decision/r-1/2026-01-15", 1, 3, Start.AddDays(1), "d", false));

        Assert.Equal(new(2, Start.AddMinutes(20)), FollowUp.CalledOut(decision));
    }

    private DecisionFollowUp FollowUp => new(_actions, [_records], _told, new CallOutOptions());

    private (int, DateTimeOffset?, string?)? Before(LoggedOutcome<Decision> decision) =>
        FollowUp.AcknowledgedBefore(decision) is { } before ? (before.Revision, before.WorsenedAt, before.Worse) : null;

    private LoggedOutcome<Decision> Give(int revision, double rate, bool reassessed = false, bool withdrawn = false, bool late = false)
    {
        var at = Start.AddMinutes(++_id);
        _records.Add(new(_id, at, new Decision
        {
            Route = new RouteId("r-1"),
            Day = new DateOnly(2026, 1, 14),
            Revision = revision,
            DecidedAt = Start,
            ReassessedAt = reassessed ? at : null,
            Action = GrittingAction.Precautionary,
            SpreadRate = rate,
            Treatments = Treatments.One,
            Confidence = 0.8,
            Reasons = [],
            Inputs = [],
            RuleVersion = "1",
            FirstFreezeAt = Start.AddHours(late ? 4 : 5),
            LateRisk = late,
            Withdrawn = withdrawn,
        }));
        return _records[^1];
    }

    private void Acknowledge(int revision)
    {
        var at = Start.AddMinutes(++_id);
        _actions.Add(new(_id, at, new OperatorAction($"a{_id}", OperatorActionKind.Acknowledge, "Sam", "Seen", at)
        {
            Route = new RouteId("r-1"), Day = new DateOnly(2026, 1, 14), Revision = revision,
        }));
    }
}
