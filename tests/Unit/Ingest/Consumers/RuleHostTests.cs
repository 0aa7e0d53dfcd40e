using System.Collections.Concurrent;
using System.Reactive.Linq;
using CsCheck;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;
using Telemetry.Tests.Unit.Rules.Engine;
using static Telemetry.Tests.Unit.Ingest.Consumers.PipelineUnderTest;
using static Telemetry.Tests.Unit.Rules.Engine.EngineCity;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class RuleHostTests
{
    private readonly MemoryJournal _journal = new();
    private readonly MemoryRecords _records = new();

    [Fact]
    public async Task Records_its_position_by_itself_when_no_tick_comes_so_that_a_full_journal_gets_room_again()
    {
        await using var pipeline = new PipelineUnderTest();
        await pipeline.StartRulesAsync();
        pipeline.Journal.Append(Tick(0));
        await pipeline.DecidedAsync();
        pipeline.Journal.Append(Message(East, 0.5, 1), Message(East, 0.6, 1.1));
        await pipeline.DecidedAsync();
        Assert.Equal(1, pipeline.Journal.CommittedBy("rules").Sequence);

        await pipeline.UntilAsync(() => pipeline.Journal.CommittedBy("rules").Sequence == 3, "the position is recorded without a tick");

        Assert.Equal(3, pipeline.Records.Commits[^1].Position.Sequence);
        Assert.Empty(pipeline.Records.Commits[^1].Outcomes);
    }

    [Fact]
    public async Task Decides_and_commits_with_the_position()
    {
        await using var pipeline = await RunAsync();
        _journal.Append(Message(East, 0, 2), Message(West, 0, -1), Tick(0), Refused(0.5), Message(East, 1, 2), Tick(1));
        await pipeline.DecidedAsync();

        Assert.Equal(GrittingAction.Precautionary, Assert.Single(_records.Standing.OfType<Decision>()).Action);
        Assert.Equal(AlertState.Raised, Assert.Single(_records.Standing.OfType<Alert>()).State);
        Assert.Equal(4, Assert.Single(_records.Commits.SelectMany(c => c.DeadLetters)).Id);
        Assert.Equal(6, _journal.CommittedBy("rules").Sequence);
        Assert.Equal(-1, pipeline.Latest.Find(West.Id, Quantity.RoadSurfaceTemperature)!.Value.Checked.Reading.Value);
    }

    [Fact]
    public async Task What_was_reported_as_spread_reaches_the_rules_that_ask_for_it_while_it_runs_and_after_a_start()
    {
        _records.Reports.Enqueue(Report("before", Evening.AddHours(-2)));
        _journal.Append(Tick(0));
        var seen = new TreatmentsSeen();
        await using (var pipeline = await RunAsync(seen, credit: true))
        {
            await pipeline.DecidedAsync();
            Assert.Equal("before", seen.At(Evening));
            _records.Reports.Enqueue(Report("after", Evening.AddMinutes(0.5)));
            var minute = 1;
            await pipeline.UntilAsync(
                () =>
                {
                    if (pipeline.Statuses.Rules.Position == _journal.Head)
                    {
                        _journal.Append(Tick(minute++));
                    }

                    return seen.Last == "after,before";
                },
                "the rules see the report");
        }

        var again = new TreatmentsSeen();
        await using var restarted = await RunAsync(again, credit: true);
        _journal.Append(Tick(100_000));
        await restarted.DecidedAsync();
        Assert.Equal("before", again.At(Evening));
        Assert.Equal("", again.Last);
    }

    [Fact]
    public async Task What_was_reported_as_spread_is_not_read_where_the_policy_does_not_ask_for_it()
    {
        _records.Reports.Enqueue(Report("before", Evening.AddHours(-2)));
        _journal.Append(Tick(0));
        var seen = new TreatmentsSeen();
        await using var pipeline = await RunAsync(seen, credit: false);
        await pipeline.DecidedAsync();

        Assert.Equal("", seen.Last);
    }

    [Fact]
    public async Task Nights_and_days_of_a_road_on_record_are_known_to_the_rules_after_a_start_those_of_a_winter_and_of_a_month_ago_are_not()
    {
        RoadNight[] nights = [.. new[] { -201, -199, -1 }.Select(days => new RoadNight(
            East.Site, East.Id, DateOnly.FromDateTime(Evening.AddDays(days - 1).Date), Evening.AddDays(days), 1, 10, 0.5, null))];
        RoadForecastDay[] days = [.. new[] { -34, -32, -1 }.Select(back => new RoadForecastDay(
            East.Site, Evening.AddDays(back), Evening.AddDays(back).AddMinutes(30), [new RoadForecastTrack(RoadForecastMember.StationBlend, [1, 2])], [null, 0.5]))];
        await _records.CommitAsync(new OutcomeCommit("rules", default, Evening, [.. nights, .. days], [], [], []), CancellationToken.None);
        _journal.Append(Tick(0));
        var seen = new RememberedSeen();
        await using var pipeline = await RunAsync(seen);
        await pipeline.DecidedAsync();

        Assert.Equal(nights[1..], seen.Nights);
        Assert.Equal(days[1..], seen.Days);
    }

    [Fact]
    public async Task Waits_on_an_empty_journal_and_stops_when_told()
    {
        await using var pipeline = await RunAsync();
        await pipeline.UntilAsync(() => pipeline.Statuses.Rules.Ready, "it follows");
        await pipeline.StopAsync();

        Assert.Empty(_records.Commits);
        Assert.Null(pipeline.Statuses.Rules.Trouble);
    }

    [Fact]
    public async Task Commits_hour_by_hour_while_it_catches_up_so_that_a_kill_costs_no_more()
    {
        _journal.Append([.. Enumerable.Range(0, 150).Select(m => Tick(m))]);
        await using var pipeline = await RunAsync();
        await pipeline.DecidedAsync();

        Assert.Equal([60, 120, 150], _records.Commits.Select(c => c.Position.Sequence));
    }

    [Fact]
    public async Task Outcomes_wait_while_the_records_are_away_and_are_given_once()
    {
        await using var pipeline = await RunAsync();
        _journal.Append(Message(West, 0, 1), Tick(0));
        await pipeline.DecidedAsync();
        _records.Away = true;
        _journal.Append(Message(West, 1, -1), Tick(1));
        await pipeline.UntilAsync(() => pipeline.Statuses.Rules.Trouble is not null, "it is in trouble");
        _journal.Append(Message(East, 2, -2), Tick(2));
        _records.Away = false;
        await pipeline.DecidedAsync();

        Assert.Equal([1, 2], _records.Outcomes.OfType<Decision>().Where(d => d.ReassessedAt is null).Select(d => d.Revision));
        Assert.Equal(_records.Outcomes.Count, _records.Outcomes.Select(o => (o.GetType(), o.Key)).Distinct().Count());
        Assert.Null(pipeline.Statuses.Rules.Trouble);
    }

    [Fact]
    public async Task A_reading_that_is_late_over_a_restart_corrects_what_was_said_before_it()
    {
        JournalRecord[] before =
        [
            Message(East, 0, 2), Message(West, 0, -0.3), Tick(0), Tick(1), Message(West, 2, 0.9), Tick(2), Tick(3), Message(West, 4, -0.4), Tick(4), Tick(5),
        ];
        JournalRecord[] after = [Message(West, 1.5, -0.35, 5.5), Tick(6), Message(West, 3.5, 0.8, 6.5), Tick(7)];

        Assert.Equal(await OutcomesAsync([.. before, .. after]), await OutcomesAsync(before, after));
    }

    [Fact]
    public void Stopped_anywhere_and_started_again_it_concludes_what_one_run_does()
    {
        var nights =
            from steps in Gen.Double[-2, 2].Array[20, 40]
            from delays in Gen.Int[0, 20].Array[steps.Length]
            from stop in Gen.Int[1, 100]
            from again in Gen.Int[1, 100]
            select (steps, delays, stop, again);
        nights.Sample(
            night =>
            {
                var messages = night.steps.Select((value, i) => Message(i % 2 == 0 ? East : West, i * 2, value, (i * 2) + night.delays[i]));
                var records = messages.Concat(Enumerable.Range(0, (night.steps.Length * 2) + 20).Select(JournalRecord (m) => Tick(m)))
                    .OrderBy(r => r.At).ThenBy(r => r is TickRecord).ToArray();
                var first = records.Length * night.stop / 101;
                var second = first + ((records.Length - first) * night.again / 101);
                Assert.Equal(
                    OutcomesAsync(records).GetAwaiter().GetResult(),
                    OutcomesAsync(records[..first], records[first..second], records[second..]).GetAwaiter().GetResult());
            },
            iter: 60);
    }

    [Fact]
    public async Task A_start_amid_the_ticks_of_a_long_stop_looks_back_from_the_last_tick()
    {
        // Messages of after a stop of two days came first; the ticks of the stop are laid behind them.
        JournalRecord[] before = [Message(East, 0, 2), Message(West, 0, -0.3), Tick(0), Tick(1)];
        JournalRecord[] stop = [Message(West, 2900, 3, 2900), .. Enumerable.Range(2, 30).Select(m => Tick(m))];
        JournalRecord[] killed = [Message(East, 2901, 3, 2901)];
        JournalRecord[] rest = [.. Enumerable.Range(32, 30).Select(m => Tick(m))];

        Assert.Equal(await OutcomesAsync([.. before, .. stop, .. killed, .. rest]), await OutcomesAsync([.. before, .. stop, .. killed, Tick(32)], rest[1..]));
    }

    [Fact]
    public async Task Starts_when_all_it_has_read_is_gone_from_the_journal_and_goes_on_from_the_record()
    {
        await using (var pipeline = await RunAsync())
        {
            _journal.Append(Message(West, 0, -0.4), Tick(0), Tick(1));
            await pipeline.DecidedAsync();
        }

        _journal.Oldest = _journal.Head.Next;
        await using var again = await RunAsync();
        _journal.Append(Message(West, 2, 0.8), Message(East, 2, 3), Tick(2));
        await again.DecidedAsync();

        Assert.Equal(["r1/2026-01-14/1", "r1/2026-01-14/2"], _records.Outcomes.OfType<Decision>().Select(d => d.Key));
        Assert.Equal([AlertState.Raised, AlertState.Cleared], _records.Outcomes.OfType<Alert>().Select(a => a.State));
    }

    [Fact]
    public async Task A_route_that_is_new_in_the_network_is_decided_at_the_next_tick()
    {
        await using var pipeline = await RunAsync();
        _journal.Append(Message(East, 0, 1), Message(West, 0, 1), Tick(0), Tick(1));
        await pipeline.DecidedAsync();
        pipeline.Current = With([.. EngineCity.Network.Sensors], [.. EngineCity.Network.Routes, EngineCity.Network.Routes[0] with { Id = new RouteId("r2") }]);
        _journal.Append(Tick(2));
        await pipeline.DecidedAsync();

        Assert.Equal(["r1/2026-01-14/1", "r2/2026-01-14/1"], _records.Outcomes.OfType<Decision>().Select(d => d.Key));
        Assert.Equal(Evening.AddMinutes(2), _records.Outcomes.OfType<Decision>().Last().DecidedAt);
    }

    [Fact]
    public async Task An_alert_of_a_site_that_has_left_the_network_is_cleared()
    {
        await using var pipeline = await RunAsync();
        _journal.Append(Message(East, 0, -1), Message(West, 0, -1), Tick(0));
        await pipeline.DecidedAsync();
        pipeline.Current = new CityNetwork(
            EngineCity.Network.TimeZone, EngineCity.Network.Gateways, [.. EngineCity.Network.Sites.Where(s => s.Id == East.Site)], [East], [], []);
        _journal.Append(Tick(1));
        await pipeline.DecidedAsync();

        var cleared = Assert.Single(_records.Outcomes.OfType<Alert>(), a => a.State == AlertState.Cleared);
        Assert.Equal((West.Site.Value, Evening.AddMinutes(1)), (cleared.Subject, cleared.At));
    }

    [Fact]
    public async Task A_forecast_older_than_the_look_back_is_still_known_after_a_restart()
    {
        var issue = new ForecastIssue(East.Site, Evening, Evening, "test", [new ForecastValue(Evening.AddDays(3), Quantity.AirTemperature, 1)]);
        JournalRecord[] before = [new ForecastRecord(Evening, issue), Tick(0), Tick(3000), Tick(3001)];
        _journal.Append(before);
        await using (var pipeline = await RunAsync(new ForecastRule()))
        {
            await pipeline.DecidedAsync();
        }

        await using var again = await RunAsync(new ForecastRule());
        _journal.Append(Tick(3002));
        await again.DecidedAsync();

        Assert.All(_records.Outcomes.OfType<Decision>(), d => Assert.Equal("test", d.Reasons[0].Text));
    }

    private static TreatmentReport Report(string id, DateTimeOffset reportedAt) =>
        new(id, new RouteId("r1"), new DateOnly(2026, 1, 14), Evening.AddHours(-3), SpreadMaterial.DrySalt, reportedAt) { SpreadRate = 10 };

    private async Task<PipelineUnderTest> RunAsync(IDecisionRule rule, bool credit)
    {
        var rules = new RuleSet([], [], [rule, new GrittingDecisionRule(new GrittingPolicyOptions { CreditResidualSalt = credit })]);
        var pipeline = new PipelineUnderTest { Journal = _journal, Records = _records, Rules = rules };
        await pipeline.StartRulesAsync();
        return pipeline;
    }

    /// <summary>Decides nothing and remembers which nights and days of the first station the last moment had.</summary>
    private sealed class RememberedSeen : IDecisionRule
    {
        private volatile IReadOnlyList<RoadNight> _nights = [];
        private volatile IReadOnlyList<RoadForecastDay> _days = [];

        public string Name => "remembered-seen";

        public IReadOnlyList<RoadNight> Nights => _nights;

        public IReadOnlyList<RoadForecastDay> Days => _days;

        public IObservable<Decision> Evaluate(IObservable<RouteMoment> moments) => moments.SelectMany(moment =>
        {
            _nights = moment.Stations[0].Moment.Nights.All;
            _days = moment.Stations[0].Moment.RoadForecastDays;
            return Observable.Empty<Decision>();
        });
    }

    /// <summary>Decides nothing and remembers which reports each moment had.</summary>
    private sealed class TreatmentsSeen : IDecisionRule
    {
        private readonly ConcurrentDictionary<DateTimeOffset, string> _seen = new();

        public string Name => "treatments-seen";

        public string? Last => _seen.IsEmpty ? null : _seen.MaxBy(s => s.Key).Value;

        public string At(DateTimeOffset at) => _seen[at];

        public IObservable<Decision> Evaluate(IObservable<RouteMoment> moments) => moments.SelectMany(moment =>
        {
            _seen[moment.At] = string.Join(',', moment.Treatments.Select(t => t.Id));
            return Observable.Empty<Decision>();
        });
    }

    private static CityNetwork With(IReadOnlyList<Sensor> sensors, IReadOnlyList<Route> routes) => new(
        EngineCity.Network.TimeZone, EngineCity.Network.Gateways, EngineCity.Network.Sites, sensors, routes, []);

    private async Task<PipelineUnderTest> RunAsync(IDecisionRule? rule = null)
    {
        var pipeline = new PipelineUnderTest { Journal = _journal, Records = _records, Rules = GritAndFrost(rule) };
        await pipeline.StartRulesAsync();
        return pipeline;
    }

    /// <summary>What stands when the host is stopped and started between the parts.</summary>
    private static async Task<IReadOnlyList<Outcome>> OutcomesAsync(params JournalRecord[][] parts)
    {
        var (journal, records) = (new MemoryJournal(), new MemoryRecords());
        for (var i = 0; i < parts.Length; i++)
        {
            await using var pipeline = new PipelineUnderTest { Journal = journal, Records = records };
            journal.Append(parts[i]);
            await pipeline.StartRulesAsync();
            var last = i == parts.Length - 1;
            await pipeline.UntilAsync(
                () => pipeline.Statuses.Rules.Ready && (!last || records.Position == journal.Head || parts[i].Length == 0) && Settled(journal, records, parts), "all is committed");
        }

        return records.Standing;
    }

    /// <summary>Committed up to the last tick that is there; what follows it is read again after the start.</summary>
    private static bool Settled(MemoryJournal journal, MemoryRecords records, JournalRecord[][] parts)
    {
        var all = parts.SelectMany(p => p).Take((int)journal.Head.Sequence).ToList();
        return records.Position.Sequence > all.FindLastIndex(r => r is TickRecord);
    }

    private sealed class ForecastRule : IDecisionRule
    {
        public string Name => "forecast";

        public IObservable<Decision> Evaluate(IObservable<RouteMoment> moments) => moments.Select(moment => new Decision
        {
            Route = moment.Route.Id,
            Day = Telemetry.Rules.Winter.DecisionDay.Containing(moment.At, moment.TimeZone).Date,
            Revision = 0,
            DecidedAt = moment.At,
            Action = moment.Stations[0].Moment.Forecast is null ? GrittingAction.Monitor : GrittingAction.Precautionary,
            Confidence = 1,
            Reasons = [new Reason("forecast", moment.Stations[0].Moment.Forecast?.Source ?? "none")],
            Inputs = [],
            RuleVersion = Name,
        });
    }
}
