using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.Records;

public abstract class OutcomeLogContract : RecordStoreContract
{
    private IOutcomeLog Log => The<IOutcomeLog>();

    [Fact]
    public async Task Gives_back_every_kind_of_outcome_as_it_was()
    {
        Outcome[] outcomes =
        [
            SomeRecord.Decision(),
            SomeRecord.Decision("r-2") with { SpreadRate = null, WindowStart = null, MinRst = null, BasisUntil = null, MatrixRow = null, Withdrawn = true, Reasons = [], Inputs = [] },
            SomeRecord.Alert("2026-11-23T15:00:00Z"),
            SomeRecord.Index("2026-11-23T15:00:00Z"),
            SomeRecord.Index("2026-11-23T16:00:00Z", index: null) with { Statistic = null, Missing = [] },
            SomeRecord.Index("2026-11-23T16:00:00Z", index: 5) with { Scale = IndexScale.European, Band = "Very poor" },
        ];
        var committed = await Log.CommitAsync(SomeRecord.Commit(1, outcomes), None);
        await ReopenAsync();
        var read = await Log.ReadAfterAsync(0, 100, None);
        Assert.Equal(outcomes, read.Select(o => o.Outcome));
        Assert.Equal(committed, read);
        Assert.Equal([1L, 2, 3, 4, 5, 6], read.Select(o => o.Id));
        Assert.All(read, o => Assert.Equal(Some.At("2026-11-23T15:00:01Z"), o.RecordedAt));
        Assert.Equal(6, await Log.ReadLastIdAsync(None));
    }

    [Fact]
    public async Task Is_empty_at_first()
    {
        Assert.Equal(JournalPosition.Start, await Log.ReadPositionAsync("rules", None));
        Assert.Equal(0, await Log.ReadLastIdAsync(None));
        Assert.Empty(await Log.ReadAfterAsync(0, 10, None));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task Does_nothing_with_a_commit_that_is_not_above_its_position(long again)
    {
        await Log.CommitAsync(SomeRecord.Commit(5, SomeRecord.Decision()), None);
        Assert.Empty(await Log.CommitAsync(
            SomeRecord.Commit(again, SomeRecord.Decision("r-2")) with { Forecasts = [SomeRecord.Forecast("2026-11-23T12:00:00Z")], DeadLetters = [SomeRecord.Letter(3)] }, None));
        Assert.Single(await Log.ReadAfterAsync(0, 10, None));
        Assert.Null(await The<IForecastStore>().ReadLatestAsync(new SiteId("s-1"), null, None));
        Assert.Equal((0, 0), await The<IDeadLetterStore>().CountAsync(None));
        Assert.Equal(new JournalPosition(5), await Log.ReadPositionAsync("rules", None));
    }

    [Fact]
    public async Task Keeps_a_position_for_each_consumer()
    {
        await Log.CommitAsync(SomeRecord.Commit(5), None);
        await Log.CommitAsync(SomeRecord.Commit(3) with { Consumer = "dead-letters" }, None);
        await ReopenAsync();
        Assert.Equal(new JournalPosition(5), await Log.ReadPositionAsync("rules", None));
        Assert.Equal(new JournalPosition(3), await Log.ReadPositionAsync("dead-letters", None));
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing_behind()
    {
        var bad = SomeRecord.Commit(2, SomeRecord.Decision(), SomeRecord.Decision("r-2") with { Confidence = double.NaN });
        await Assert.ThrowsAnyAsync<Exception>(() => Log.CommitAsync(bad, None));
        Assert.Empty(await Log.ReadAfterAsync(0, 10, None));
        Assert.Equal(JournalPosition.Start, await Log.ReadPositionAsync("rules", None));
        Assert.Single(await Log.CommitAsync(SomeRecord.Commit(2, SomeRecord.Decision()), None));
    }

    [Fact]
    public async Task Resumes_after_an_id_oldest_first_within_the_limit()
    {
        await Log.CommitAsync(SomeRecord.Commit(1, SomeRecord.Decision("r-1"), SomeRecord.Decision("r-2")), None);
        await Log.CommitAsync(SomeRecord.Commit(2, SomeRecord.Decision("r-3"), SomeRecord.Decision("r-4")), None);
        Assert.Equal([2L, 3], (await Log.ReadAfterAsync(1, 2, None)).Select(o => o.Id));
        Assert.Equal([4L], (await Log.ReadAfterAsync(3, 100, None)).Select(o => o.Id));
    }

    [Fact]
    public async Task The_standing_decision_is_the_newest_revision_of_each_route_for_the_day()
    {
        await Log.CommitAsync(SomeRecord.Commit(
            1, SomeRecord.Decision("r-2"), SomeRecord.Decision("r-1"), SomeRecord.Decision("r-1", 2, GrittingAction.Monitor),
            SomeRecord.Decision("r-3") with { Day = SomeRecord.Day.AddDays(1) }), None);
        var standing = await Log.ReadStandingDecisionsAsync(SomeRecord.Day, null, None);
        Assert.Equal([("r-1", 2), ("r-2", 1)], standing.Select(d => (d.Outcome.Route.Value, d.Outcome.Revision)));
    }

    [Fact]
    public async Task A_correction_replaces_and_a_withdrawal_gives_way_to_the_revision_before()
    {
        await Log.CommitAsync(SomeRecord.Commit(1, SomeRecord.Decision(), SomeRecord.Decision(revision: 2)), None);
        var corrected = SomeRecord.Decision(revision: 2) with { MinRst = -9 };
        await Log.CommitAsync(SomeRecord.Commit(2, corrected), None);
        Assert.Equal(corrected, Assert.Single(await Log.ReadStandingDecisionsAsync(SomeRecord.Day, null, None)).Outcome);
        await Log.CommitAsync(SomeRecord.Commit(3, corrected with { Withdrawn = true }), None);
        Assert.Equal(1, Assert.Single(await Log.ReadStandingDecisionsAsync(SomeRecord.Day, null, None)).Outcome.Revision);
        await Log.CommitAsync(SomeRecord.Commit(4, SomeRecord.Decision() with { Withdrawn = true }), None);
        Assert.Empty(await Log.ReadStandingDecisionsAsync(SomeRecord.Day, null, None));
        Assert.Equal(
            [(1, false), (2, false), (2, false), (2, true), (1, true)],
            (await Log.ReadDecisionHistoryAsync(new RouteId("r-1"), SomeRecord.Day, None)).Select(d => (d.Outcome.Revision, d.Outcome.Withdrawn)));
    }

    [Fact]
    public async Task Shows_the_decision_as_it_was_known_at_a_time()
    {
        await Log.CommitAsync(SomeRecord.Commit(1, SomeRecord.Decision()) with { RecordedAt = Some.At("2026-11-23T15:00:00Z") }, None);
        await Log.CommitAsync(SomeRecord.Commit(2, SomeRecord.Decision(revision: 2)) with { RecordedAt = Some.At("2026-11-23T16:00:00Z") }, None);
        await Log.CommitAsync(SomeRecord.Commit(3, SomeRecord.Decision(revision: 2) with { Withdrawn = true }) with { RecordedAt = Some.At("2026-11-23T17:00:00Z") }, None);
        foreach (var (at, revision) in new[] { ("14:59:59", 0), ("15:00:00", 1), ("16:00:00", 2), ("16:59:59", 2), ("17:00:00", 1) })
        {
            var standing = await Log.ReadStandingDecisionsAsync(SomeRecord.Day, Some.At($"2026-11-23T{at}Z"), None);
            Assert.Equal(revision, standing.SingleOrDefault()?.Outcome.Revision ?? 0);
        }
    }

    [Fact]
    public async Task An_alert_stands_from_its_raise_to_its_clear_by_event_time_whatever_the_order_of_record()
    {
        await Log.CommitAsync(SomeRecord.Commit(
            1, SomeRecord.Alert("2026-11-23T03:00:00Z", AlertState.Cleared), SomeRecord.Alert("2026-11-23T01:00:00Z"),
            SomeRecord.Alert("2026-11-23T02:00:00Z", subject: "s-2"), SomeRecord.Alert("2026-11-23T04:00:00Z", rule: "silent")), None);
        Assert.Equal([("hoar-frost", "s-2"), ("silent", "s-1")], (await Log.ReadAlertsAsync(null, None)).Select(a => (a.Outcome.Rule, a.Outcome.Subject)));
        Assert.Equal(
            ["02:00", "03:00", "04:00"],
            (await Log.ReadAlertsAsync(Some.At("2026-11-23T03:00:00Z"), None)).Select(a => a.Outcome.At.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(AlertState.Pending, true)]
    [InlineData(AlertState.Raised, true)]
    [InlineData(AlertState.Clearing, true)]
    [InlineData(AlertState.Stale, true)]
    [InlineData(AlertState.Cleared, false)]
    [InlineData(AlertState.Lapsed, false)]
    public async Task An_alert_is_open_in_every_state_but_the_last_ones(AlertState state, bool open)
    {
        var transition = SomeRecord.Alert("2026-11-23T02:00:00Z", state);
        await Log.CommitAsync(SomeRecord.Commit(1, SomeRecord.Alert("2026-11-23T01:00:00Z"), transition), None);
        Assert.Equal(open ? [transition] : [], (await Log.ReadAlertsAsync(null, None)).Select(a => a.Outcome));
    }

    [Fact]
    public async Task What_people_did_is_appended_among_the_rest_in_order_and_leaves_the_position()
    {
        var (first, second) = (SomeRecord.Action("a1", "2026-11-23T15:00:00Z"), SomeRecord.Action("a2", "2026-11-23T16:00:00Z"));
        await Log.CommitAsync(SomeRecord.Commit(7, SomeRecord.Alert("2026-11-23T03:00:00Z")), None);
        var appended = await Log.AppendAsync(Some.At("2026-11-23T16:00:01Z"), [first, second], None);
        await Log.CommitAsync(SomeRecord.Commit(8, SomeRecord.Alert("2026-11-23T04:00:00Z")), None);
        Assert.Equal([2, 3], appended.Select(a => a.Id));
        Assert.Equal(4, await Log.ReadLastIdAsync(None));
        Assert.Equal(8, (await Log.ReadPositionAsync("rules", None)).Sequence);
        Assert.Equal([first, second], (await Log.ReadActionsAsync(Some.At("2026-11-23T15:00:00Z"), None)).Select(a => a.Outcome));
        Assert.Equal([second], (await Log.ReadActionsAsync(Some.At("2026-11-23T15:30:00Z"), None)).Select(a => a.Outcome));
        Assert.Equal([first, second], (await Log.ReadAfterAsync(1, 2, None)).Select(a => a.Outcome));
    }

    [Fact]
    public async Task Two_writers_at_once_give_every_outcome_an_id_of_its_own()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => i % 2 == 0
            ? Log.AppendAsync(Some.At("2026-11-23T16:00:01Z"), [SomeRecord.Action($"a{i}", "2026-11-23T15:00:00Z")], None)
            : Log.CommitAsync(SomeRecord.Commit(i, SomeRecord.Alert("2026-11-23T03:00:00Z", subject: $"s{i}")) with { Consumer = $"c{i}" }, None)));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), (await Log.ReadAfterAsync(0, 100, None)).Select(o => o.Id));
    }

    [Fact]
    public async Task The_last_emptying_of_each_bin_is_by_event_time_as_corrected()
    {
        var (old, last, other) = (SomeRecord.Emptying("2026-11-20T08:00:00Z"), SomeRecord.Emptying("2026-11-22T08:00:00Z"), SomeRecord.Emptying("2026-11-01T08:00:00Z", "b-2"));
        await Log.CommitAsync(SomeRecord.Commit(1, last, old, other), None);
        Assert.Equal([last, other], (await Log.ReadLastEmptyingsAsync(None)).Select(e => e.Outcome).OrderBy(e => e.Bin));
        await Log.CommitAsync(SomeRecord.Commit(2, last with { Withdrawn = true }, other with { FillBefore = 60 }), None);
        Assert.Equal([old, other with { FillBefore = 60 }], (await Log.ReadLastEmptyingsAsync(None)).Select(e => e.Outcome).OrderBy(e => e.Bin));
    }

    [Fact]
    public async Task Nights_of_roads_are_read_back_as_corrected_from_an_instant_on()
    {
        var (old, next, other) = (SomeRecord.Night("2026-11-20T12:00:00Z"), SomeRecord.Night("2026-11-21T12:00:00Z"), SomeRecord.Night("2026-11-21T12:04:00Z", "rws-2"));
        await Log.CommitAsync(SomeRecord.Commit(1, old, next, other), None);
        Assert.Equal([old, next, other], (await Log.ReadRoadNightsAsync(old.ConcludedAt, None)).Select(n => n.Outcome));
        await Log.CommitAsync(SomeRecord.Commit(2, next with { Rst = 0.5, BesideK = 1.2 }, other with { Withdrawn = true }), None);
        Assert.Equal([next with { Rst = 0.5, BesideK = 1.2 }], (await Log.ReadRoadNightsAsync(old.ConcludedAt.AddMinutes(1), None)).Select(n => n.Outcome));
    }

    [Fact]
    public async Task What_was_foreseen_of_roads_is_read_back_as_it_stands_for_the_days_asked_for()
    {
        var (old, next, other) = (SomeRecord.ForecastDay("2026-11-20T15:00:00Z"), SomeRecord.ForecastDay("2026-11-21T15:00:00Z"), SomeRecord.ForecastDay("2026-11-21T15:00:00Z", "s-2"));
        await Log.CommitAsync(SomeRecord.Commit(1, old, next, other, SomeRecord.Night("2026-11-21T15:30:00Z"), SomeRecord.Alert("2026-11-21T15:30:00Z", rule: "road-forecast-day")), None);
        Assert.Equal([old, next, other], (await Log.ReadRoadForecastDaysAsync(old.ConcludedAt, None)).Select(d => d.Outcome));
        var corrected = SomeRecord.ForecastDay("2026-11-21T15:00:00Z", foreseen: 2.5);
        await Log.CommitAsync(SomeRecord.Commit(2, corrected, other with { Withdrawn = true }), None);
        Assert.Equal([corrected], (await Log.ReadRoadForecastDaysAsync(old.ConcludedAt.AddMinutes(1), None)).Select(d => d.Outcome));
    }

    [Fact]
    public async Task The_last_emptyings_are_read_at_once_however_long_the_record()
    {
        for (var commit = 0; commit < 10; commit++)
        {
            var at = Some.At("2026-01-01T00:00:00Z").AddDays(commit);
            await Log.CommitAsync(SomeRecord.Commit(commit + 1, [.. Enumerable.Range(0, 1000).Select(i => SomeRecord.Emptying("2026-01-01T00:00:00Z", $"b-{i}") with { EmptiedAt = at })]), None);
        }

        var last = await Log.ReadLastEmptyingsAsync(None);

        Assert.Equal((1000, Some.At("2026-01-10T00:00:00Z")), (last.Count, last.Min(e => e.Outcome.EmptiedAt)));
    }

    [Fact]
    public async Task A_withdrawn_clear_lets_the_alert_stand_again_and_a_withdrawn_raise_was_never_there()
    {
        var clear = SomeRecord.Alert("2026-11-23T03:00:00Z", AlertState.Cleared);
        var raise = SomeRecord.Alert("2026-11-23T01:00:00Z");
        await Log.CommitAsync(SomeRecord.Commit(1, raise, clear), None);
        Assert.Empty(await Log.ReadAlertsAsync(null, None));
        await Log.CommitAsync(SomeRecord.Commit(2, clear with { Withdrawn = true }), None);
        Assert.Equal(raise, Assert.Single(await Log.ReadAlertsAsync(null, None)).Outcome);
        await Log.CommitAsync(SomeRecord.Commit(3, raise with { Withdrawn = true }), None);
        Assert.Empty(await Log.ReadAlertsAsync(Some.At("2026-11-01T00:00:00Z"), None));
    }

    [Fact]
    public async Task Of_each_open_alert_its_episode_and_the_end_of_the_one_before_is_read_and_nothing_of_others()
    {
        var ended = SomeRecord.Alert("2026-11-22T02:00:00Z", AlertState.Cleared);
        var (pending, raise, stale) = (
            SomeRecord.Alert("2026-11-23T02:00:00Z", AlertState.Pending),
            SomeRecord.Alert("2026-11-23T02:05:00Z") with { RaisedAt = Some.At("2026-11-23T02:05:00Z") },
            SomeRecord.Alert("2026-11-23T03:00:00Z", AlertState.Stale) with { RaisedAt = Some.At("2026-11-23T02:05:00Z") });
        await Log.CommitAsync(SomeRecord.Commit(
            1, stale, raise, pending, SomeRecord.Alert("2026-11-22T01:00:00Z"), ended, SomeRecord.Alert("2026-11-22T03:00:00Z", AlertState.Cleared) with { Withdrawn = true },
            SomeRecord.Alert("2026-11-23T02:30:00Z", subject: "over"), SomeRecord.Alert("2026-11-23T02:40:00Z", AlertState.Cleared, subject: "over"),
            SomeRecord.Alert("2026-11-23T02:30:00Z", rule: "silent"), SomeRecord.Alert("2026-11-23T02:30:00Z", rule: "silent") with { Withdrawn = true }), None);

        Assert.Equal([ended, pending, raise, stale], (await Log.ReadOpenAlertsAsync(None)).Select(a => a.Outcome));
        await Log.CommitAsync(SomeRecord.Commit(2, SomeRecord.Alert("2026-11-23T04:00:00Z", AlertState.Cleared)), None);
        Assert.Empty(await Log.ReadOpenAlertsAsync(None));
    }

    [Fact]
    public async Task What_is_open_is_read_at_once_however_long_the_record()
    {
        // Asked of every transition whether it is the last of its alert, this takes minutes: nobody would wait for this test.
        for (var commit = 0; commit < 20; commit++)
        {
            var at = Some.At("2026-01-01T00:00:00Z").AddHours(commit);
            await Log.CommitAsync(
                SomeRecord.Commit(commit + 1, [.. Enumerable.Range(0, 1000).Select(i => SomeRecord.Alert("2026-01-01T00:00:00Z", i % 2 == 0 ? AlertState.Raised : AlertState.Cleared, subject: $"s-{i / 2}") with
                {
                    At = at.AddMinutes(i % 2),
                })]),
                None);
        }

        await Log.CommitAsync(SomeRecord.Commit(100, SomeRecord.Alert("2026-02-01T00:00:00Z", subject: "s-7")), None);

        Assert.Equal(["Cleared", "Raised"], (await Log.ReadOpenAlertsAsync(None)).Select(a => a.Outcome.State.ToString()));
        Assert.Equal("s-7", Assert.Single(await Log.ReadAlertsAsync(null, None)).Outcome.Subject);
        Assert.Single(await Log.ReadAlertsAsync(Some.At("2026-01-15T00:00:00Z"), None));
    }

    [Fact]
    public async Task An_alerts_history_has_every_record_of_it_by_id_and_of_more_the_newest()
    {
        var (clear, raise) = (SomeRecord.Alert("2026-11-23T03:00:00Z", AlertState.Cleared), SomeRecord.Alert("2026-11-23T01:00:00Z"));
        await Log.CommitAsync(SomeRecord.Commit(1, clear, SomeRecord.Alert("2026-11-23T01:00:00Z", subject: "s-2"), raise, SomeRecord.Alert("2026-11-23T01:00:00Z", rule: "silent")), None);
        await Log.CommitAsync(SomeRecord.Commit(2, clear with { Withdrawn = true }), None);

        Assert.Equal([(1L, clear), (3, raise), (5, clear with { Withdrawn = true })], (await Log.ReadAlertHistoryAsync("hoar-frost", "s-1", 10, None)).Select(a => (a.Id, a.Outcome)));
        Assert.Equal([3L, 5], (await Log.ReadAlertHistoryAsync("hoar-frost", "s-1", 2, None)).Select(a => a.Id));
        Assert.Empty(await Log.ReadAlertHistoryAsync("hoar-frost", "s-3", 10, None));
    }

    [Fact]
    public async Task A_decisions_history_has_every_record_of_its_route_and_day_in_the_order_in_which_it_became_known()
    {
        var (first, second) = (SomeRecord.Decision(), SomeRecord.Decision(revision: 2));
        await Log.CommitAsync(SomeRecord.Commit(1, second, first, SomeRecord.Decision("r-2"), SomeRecord.Decision() with { Day = SomeRecord.Day.AddDays(1) }), None);
        await Log.CommitAsync(SomeRecord.Commit(2, second with { Withdrawn = true }), None);

        Assert.Equal(
            [(1L, second), (2, first), (5, second with { Withdrawn = true })],
            (await Log.ReadDecisionHistoryAsync(first.Route, first.Day, None)).Select(d => (d.Id, d.Outcome)));
    }

    [Fact]
    public async Task Gives_indices_as_they_stand_now_in_a_window_open_at_its_start()
    {
        await Log.CommitAsync(SomeRecord.Commit(
            1, SomeRecord.Index("2026-11-23T10:00:00Z", 1), SomeRecord.Index("2026-11-23T11:00:00Z", 2), SomeRecord.Index("2026-11-23T12:00:00Z", 3),
            SomeRecord.Index("2026-11-23T12:00:00Z", 5, pollutant: "o3"), SomeRecord.Index("2026-11-23T12:00:00Z", 6, site: "a-2"),
            SomeRecord.Index("2026-11-23T12:00:00Z", 7, period: IndexPeriod.Day), SomeRecord.Index("2026-11-23T13:00:00Z", 8)), None);
        await Log.CommitAsync(SomeRecord.Commit(
            2, SomeRecord.Index("2026-11-23T11:00:00Z", 9), SomeRecord.Index("2026-11-23T12:00:00Z", 4) with { Scale = IndexScale.European }, SomeRecord.Index("2026-11-23T12:00:00Z", 5, pollutant: "o3") with { Withdrawn = true }), None);

        Assert.Equal([9, 3], await IndicesAsync(new SiteId("a-1")));
        Assert.Equal([9, 3, 6], await IndicesAsync(null));
        Assert.Equal([4], await IndicesAsync(null, IndexScale.European));
    }

    private async Task<IEnumerable<int?>> IndicesAsync(SiteId? site, IndexScale scale = IndexScale.UkDaqi) =>
        (await Log.ReadIndicesAsync(scale, site, IndexPeriod.Hour, Some.At("2026-11-23T10:00:00Z"), Some.At("2026-11-23T12:00:00Z"), None)).Select(i => i.Outcome.Index);

    [Fact]
    public async Task Possible_gaps_are_read_back_in_order_and_a_repeat_is_one()
    {
        var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        var first = new PossibleGapRecord(noon, "mosquitto:1883", noon.AddHours(-1), "the session was gone");
        var second = first with { At = noon.AddMinutes(5), Since = null };
        await Log.CommitAsync(SomeRecord.Commit(1) with { Gaps = [first, first] }, None);
        await Log.CommitAsync(SomeRecord.Commit(2) with { Gaps = [second] }, None);

        var gaps = The<IGapLog>();
        Assert.Equal([first, second], await gaps.ReadGapsAsync(noon, noon.AddHours(1), None));
        Assert.Equal([first], await gaps.ReadGapsAsync(noon, second.At, None));
    }
}
