using System.Reactive.Linq;
using CsCheck;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Engine;
using Telemetry.Rules.EventTime;
using static Telemetry.Tests.Unit.Rules.Engine.EngineCity;

namespace Telemetry.Tests.Unit.Rules.Engine;

public sealed class RuleEngineTests
{
    [Fact]
    public void Makes_a_revision_only_when_a_decision_changes()
    {
        using var engine = NewEngine();
        var outcomes = Collect(engine);

        engine.Accept(Rst(East, 0, 2));
        engine.Accept(Rst(West, 0, 2));
        TickTo(engine, 0, 9);
        engine.Accept(Rst(West, 10, 0.2));
        TickTo(engine, 10, 30);

        var decisions = outcomes.OfType<Decision>().ToArray();
        Assert.Equal([1, 2], decisions.Select(d => d.Revision));
        Assert.Equal([GrittingAction.Monitor, GrittingAction.Precautionary], decisions.Select(d => d.Action));
        Assert.Equal([Evening, Evening.AddMinutes(10)], decisions.Select(d => d.DecidedAt));
    }

    /// <summary>A sensor that sends ten times a second would otherwise have 1.7 million readings held in 48 h.</summary>
    [Fact]
    public void A_sensor_that_floods_is_looked_back_on_less_far_and_the_newest_is_kept()
    {
        var rule = new CountingRule();
        using var engine = new RuleEngine(Network, GritAndFrost(rule), new RuleEngineOptions { SeriesReadings = 1000 }, new Telemetry.Rules.QualityControl.QualityControlOptions());
        for (var minute = 0; minute < 10; minute++)
        {
            for (var tenth = 0; tenth < 500; tenth++)
            {
                var at = Evening.AddMinutes(minute).AddSeconds(-tenth * 0.1);
                engine.Accept(Rst(East, minute, 2) with { ObservedAt = at });
            }

            TickTo(engine, minute, minute);
        }

        Assert.Equal(1500, rule.Seen.Max(s => s.Count)); // Those that are kept, and those of the minute.
        Assert.Equal(Evening.AddMinutes(9), rule.Seen[^1].Newest);
    }

    [Fact]
    public void Gives_the_standing_revision_again_when_only_its_numbers_have_moved()
    {
        using var engine = NewEngine();
        var outcomes = Collect(engine);
        engine.Accept(Rst(East, 0, 2.4));
        engine.Accept(Rst(West, 0, 2.4));
        TickTo(engine, 0, 9);
        engine.Accept(Rst(West, 10, 2));
        TickTo(engine, 10, 19);
        engine.Accept(Rst(West, 20, 1.7));
        TickTo(engine, 20, 30);

        var decisions = outcomes.OfType<Decision>().ToArray();
        Assert.Equal(["r1/2026-01-14/1", "r1/2026-01-14/1@2026-01-14T18:20:00.0000000Z"], decisions.Select(d => d.Key));
        Assert.All(decisions, d => Assert.Equal((1, Evening), (d.Revision, d.DecidedAt)));
        Assert.Equal(1.2, decisions[1].MinRst!.Value, 3);
        Assert.Equal("1.2", decisions[1].Reasons[0].Text);
    }

    [Fact]
    public void Numbers_revisions_from_one_again_on_the_next_decision_day()
    {
        using var engine = NewEngine();
        var outcomes = Collect(engine);
        engine.Accept(Rst(East, 0, 2));
        engine.Accept(Rst(West, 0, 2));

        TickTo(engine, 0, (18 * 60) + 2);

        var decisions = outcomes.OfType<Decision>().ToArray();
        Assert.Equal(["r1/2026-01-14/1", "r1/2026-01-15/1"], decisions.Select(d => d.Key));
        Assert.Equal(Evening.AddHours(18), decisions[1].DecidedAt);
    }

    [Fact]
    public void Corrects_what_it_said_when_a_reading_within_the_lateness_says_otherwise()
    {
        using var engine = NewEngine();
        var outcomes = Collect(engine);
        engine.Accept(Rst(East, 0, 2));
        engine.Accept(Rst(West, 0, -0.3));
        TickTo(engine, 0, 10);
        Assert.Equal(Evening, Assert.Single(outcomes.OfType<Alert>()).At);

        // Observed at 18:04, delivered between 18:10 and 18:11: from 18:04 on the road had been warm.
        engine.Accept(Rst(West, 4, 0.7));
        TickTo(engine, 11, 11);

        var cleared = outcomes.OfType<Alert>().Last();
        Assert.Equal((AlertState.Cleared, Evening.AddMinutes(4)), (cleared.State, cleared.At));
        var revised = outcomes.OfType<Decision>().Last();
        Assert.Equal((2, GrittingAction.Monitor, Evening.AddMinutes(4)), (revised.Revision, revised.Action, revised.DecidedAt));
    }

    [Fact]
    public void Withdraws_an_alert_that_a_late_reading_shows_never_held()
    {
        using var engine = NewEngine();
        var outcomes = Collect(engine);
        engine.Accept(Rst(East, 0, 2));
        engine.Accept(Rst(West, 0, 0.9));
        engine.Accept(Rst(West, 2, -0.2) with { ObservedAt = Evening.AddMinutes(2).AddSeconds(10) });
        TickTo(engine, 0, 8);
        var raised = Assert.Single(outcomes.OfType<Alert>());
        Assert.Equal(Evening.AddMinutes(3), raised.At);

        // Late, but of 18:02:20: at the tick of 18:03 the road was above zero already.
        engine.Accept(Rst(West, 9, 0.6) with { ObservedAt = Evening.AddMinutes(2).AddSeconds(20) });
        TickTo(engine, 9, 9);

        Assert.Equal(raised with { Withdrawn = true }, outcomes.OfType<Alert>().Last());
        var decision = outcomes.OfType<Decision>().Last();
        Assert.Equal((2, true), (decision.Revision, decision.Withdrawn));
    }

    [Fact]
    public void Leaves_alone_what_is_older_than_the_lateness()
    {
        using var engine = NewEngine();
        var outcomes = Collect(engine);
        engine.Accept(Rst(East, 0, 2));
        engine.Accept(Rst(West, 0, 2));
        TickTo(engine, 0, 60);

        engine.Accept(Rst(West, 20, -1));
        TickTo(engine, 61, 61);

        Assert.All(outcomes.OfType<Alert>(), a => Assert.True(a.At >= Evening.AddMinutes(46)));
        Assert.Equal(Evening.AddMinutes(46), outcomes.OfType<Decision>().Last().DecidedAt);
    }

    [Fact]
    public void A_rule_that_throws_escalates_its_route_and_leaves_the_alerts_alone()
    {
        using var engine = NewEngine(GritAndFrost(new ThrowingRule()));
        var outcomes = Collect(engine);
        var faults = new List<RuleFault>();
        using var subscription = engine.Faults.Subscribe(faults.Add);
        engine.Accept(Rst(West, 0, -1));

        TickTo(engine, 0, 20);

        var decision = Assert.Single(outcomes.OfType<Decision>());
        Assert.Equal((GrittingAction.Escalate, "rule-fault"), (decision.Action, decision.Reasons[0].Code));
        Assert.Single(outcomes.OfType<Alert>());
        Assert.Equal(new RuleEngineOptions().FaultsBeforeSuspension, faults.Count);
        Assert.True(faults[^1].Suspended);
    }

    [Fact]
    public void A_rule_that_finds_no_words_for_its_alert_is_at_fault_and_leaves_the_others_alone()
    {
        var rules = GritAndFrost();
        using var engine = NewEngine(rules with { Conditions = [new SpeechlessRule(), .. rules.Conditions] });
        var outcomes = Collect(engine);
        var faults = new List<RuleFault>();
        using var subscription = engine.Faults.Subscribe(faults.Add);
        engine.Accept(Rst(West, 0, -1));

        TickTo(engine, 0, 20);

        Assert.Equal("below-zero", Assert.Single(outcomes.OfType<Alert>()).Rule);
        Assert.Equal(2 * new RuleEngineOptions().FaultsBeforeSuspension, faults.Count);
        Assert.All(faults, f => Assert.Equal(("speechless", "no words"), (f.Rule, f.Error.Message)));
        Assert.Equal(2, faults.Count(f => f.Suspended));
    }

    [Fact]
    public void Two_runs_are_equal_for_any_order_within_the_lateness_and_any_repeats()
    {
        var night =
            from steps in Gen.Double[-2, 2].Array[30, 60]
            from delays in Gen.Int[0, 14].Array[steps.Length]
            from repeats in Gen.Int[0, 2].Array[steps.Length]
            select (steps, delays, repeats);

        night.Sample(
            n =>
            {
                var readings = n.steps.Select((value, i) => Rst(i % 2 == 0 ? East : West, i * 3, value)).ToArray();
                var disturbed = readings
                    .SelectMany((r, i) => Enumerable.Repeat(r with { ReceivedAt = r.ReceivedAt.AddMinutes(n.delays[i]) }, n.repeats[i] + 1))
                    .OrderBy(r => r.ReceivedAt).ThenByDescending(r => r.ObservedAt);
                Assert.Equal(Final(readings), Final(disturbed));
            },
            iter: 200);
    }

    [Fact]
    public void Two_runs_in_the_same_order_are_equal_to_the_last_outcome()
    {
        var readings = Enumerable.Range(0, 100).Select(i => Rst(i % 3 == 0 ? East : West, i, Math.Sin(i) * 2)).ToArray();
        Assert.Equal(Run(readings), Run(readings));
    }

    [Fact]
    public void An_engine_warmed_in_mid_night_goes_on_as_the_one_that_was_never_stopped()
    {
        var readings = Enumerable.Range(0, 120).Select(i => Rst(i % 3 == 0 ? East : West, i, Math.Cos(i / 7.0) * 2)).ToArray();
        var whole = Run(readings);
        var restartAt = Evening.AddMinutes(63);

        using var warmed = NewEngine();
        var before = whole.Where(o => o.EventTime <= restartAt).ToArray();
        Feed(warmed, readings.Where(r => r.ReceivedAt <= restartAt), toMinute: 63);
        warmed.Adopt(new OnRecord
        {
            Standing = [before.OfType<Decision>().Last()],
            Open = before.OfType<Alert>().GroupBy(a => a.Subject).Select(g => g.Last()).Where(a => a.State == AlertState.Raised),
        });
        var after = Collect(warmed);
        Feed(warmed, readings.Where(r => r.ReceivedAt > restartAt), 64);

        Assert.Equal(whole.Where(o => o.EventTime > restartAt), after);
    }

    private static List<Outcome> Collect(RuleEngine engine)
    {
        var outcomes = new List<Outcome>();
        engine.Outcomes.Subscribe(outcomes.Add);
        return outcomes;
    }

    private static void TickTo(RuleEngine engine, int from, int to)
    {
        for (var minute = from; minute <= to; minute++)
        {
            engine.Tick(Evening.AddMinutes(minute));
        }
    }

    private static List<Outcome> Run(IEnumerable<Reading> readings)
    {
        using var engine = NewEngine();
        var outcomes = Collect(engine);
        Feed(engine, readings);
        return outcomes;
    }

    private static void Feed(RuleEngine engine, IEnumerable<Reading> readings, int fromMinute = 0, int toMinute = 240)
    {
        var minute = fromMinute;
        foreach (var reading in readings)
        {
            for (; Evening.AddMinutes(minute) < reading.ReceivedAt; minute++)
            {
                engine.Tick(Evening.AddMinutes(minute));
            }

            engine.Accept(reading);
        }

        TickTo(engine, minute, toMinute);
    }

    private static IEnumerable<Outcome> Final(IEnumerable<Reading> readings) => Run(readings)
        .GroupBy(o => o.Key).Select(g => g.Last()).Where(o => !o.Withdrawn).OrderBy(o => o.EventTime).ThenBy(o => o.Key, StringComparer.Ordinal);

    private sealed class SpeechlessRule : IConditionRule
    {
        public string Name => "speechless";

        public AlertTiming Timing => default;

        public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => true;

        public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments.Select(moment => new Condition(
            Name, AlertSubject.Site, moment.Site.Id.Value, AlertSeverity.Warning, moment.At, ConditionState.Holds,
            () => throw new InvalidOperationException("no words"), () => []));
    }

    private sealed class ThrowingRule : IDecisionRule
    {
        public string Name => "throwing";

        public IObservable<Decision> Evaluate(IObservable<RouteMoment> moments) =>
            moments.Select<RouteMoment, Decision>(_ => throw new InvalidOperationException("made for the test"));
    }

    /// <summary>Notes what it may look back on at the eastern station.</summary>
    private sealed class CountingRule : IDecisionRule
    {
        public string Name => "counting";

        public List<(int Count, DateTimeOffset Newest)> Seen { get; } = [];

        public IObservable<Decision> Evaluate(IObservable<RouteMoment> moments) => moments.SelectMany(moment =>
        {
            var series = moment.Stations[0].Moment.Of(Telemetry.Domain.Quantities.Quantity.RoadSurfaceTemperature).First();
            var seen = series.Between(Evening.AddDays(-1), moment.At, Flag.Fail).ToList();
            Seen.Add((seen.Count, seen[^1].At));
            return Array.Empty<Decision>();
        });
    }
}
