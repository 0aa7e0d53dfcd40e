using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Engine;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Tests.Unit.Rules.Alerts;

/// <summary>
/// Tells a story of alerts by the minute, in virtual time, and holds the engine to it: what is read when, when the host is
/// restarted, and which transitions are given out between which minutes. Minutes count from <see cref="Start"/>.
/// </summary>
/// <example><c>new AlertTimeline(rules).Reads(1, "s1", 85).Expects("s1", Raised, 2, 3).Nothing(4, 60).Run(60);</c></example>
internal sealed class AlertTimeline
{
    public static readonly DateTimeOffset Start = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);

    private readonly CityNetwork _network;
    private readonly RuleSet _rules;
    private readonly List<(double Minute, Reading Reading)> _readings = [];
    private readonly HashSet<int> _restarts = [];
    private readonly List<Action<IReadOnlyList<(double Given, Alert Alert)>>> _expectations = [];

    public AlertTimeline(RuleSet rules, CityNetwork network)
    {
        _rules = rules;
        _network = network;
    }

    public AlertTimeline(IConditionRule rule, int sensors = 1)
        : this(new RuleSet([rule], [], []), Sensors(sensors))
    {
    }

    /// <summary>Sensors s1 to s<paramref name="count"/> of a fill level, each at a site of its own, twenty to a gateway.</summary>
    public static CityNetwork Sensors(int count)
    {
        var sensors = Enumerable.Range(1, count).Select(i => new Sensor(
            new SensorId($"s{i}"), new SiteId($"site{i}"), new GatewayId($"g{(i + 19) / 20}"), [Quantity.FillLevel], TimeSpan.FromMinutes(10), InstrumentGrade.Indicative));
        return new CityNetwork(
            TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
            [.. Enumerable.Range(1, (count + 19) / 20).Select(i => new Gateway(new GatewayId($"g{i}"), $"g{i}"))],
            [.. Enumerable.Range(1, count).Select(i => new Site(new SiteId($"site{i}"), $"Site {i}", 54, -1, SiteKind.Bin))],
            [.. sensors],
            [],
            []);
    }

    /// <summary>At a minute the sensor's reading is observed and received.</summary>
    public AlertTimeline Reads(double minute, string sensor, double value) => ReadsLate(minute, sensor, minute, value);

    /// <summary>At a minute a reading comes that was observed at an earlier one.</summary>
    public AlertTimeline ReadsLate(double received, string sensor, double observed, double value) =>
        Reads(received, new Reading(new SensorId(sensor), Quantity.FillLevel, Start.AddMinutes(observed), value, Start.AddMinutes(received)));

    public AlertTimeline Reads(double received, Reading reading)
    {
        _readings.Add((received, reading));
        return this;
    }

    /// <summary>After the minute's tick the host is killed and starts again from its journal and its records.</summary>
    public AlertTimeline Restarts(int minute)
    {
        _restarts.Add(minute);
        return this;
    }

    /// <summary>Between the minutes, both in, the transition is given out once.</summary>
    public AlertTimeline Expects(string subject, AlertState state, int from, int until, AlertSeverity? severity = null)
    {
        _expectations.Add(given =>
        {
            var found = given.Where(g => g.Alert.Subject == subject && g.Alert.State == state && !g.Alert.Withdrawn && g.Given >= from && g.Given <= until).ToList();
            Assert.True(
                found.Count == 1 && (severity is null || found[0].Alert.Severity == severity),
                $"Expected {subject} {state} {severity} once between {from} and {until}. Given was:\n{Tell(given)}");
        });
        return this;
    }

    /// <summary>Between the minutes, both in, the transition that was given for an earlier minute is taken back.</summary>
    public AlertTimeline ExpectsWithdrawal(string subject, AlertState state, int from, int until)
    {
        _expectations.Add(given => Assert.True(
            given.Any(g => g.Alert.Subject == subject && g.Alert.State == state && g.Alert.Withdrawn && g.Given >= from && g.Given <= until),
            $"Expected {subject} {state} to be withdrawn between {from} and {until}. Given was:\n{Tell(given)}"));
        return this;
    }

    /// <summary>Between the minutes, both in, nothing is given out, about the subject or at all.</summary>
    public AlertTimeline Nothing(int from, int until, string? subject = null)
    {
        _expectations.Add(given => Assert.False(
            given.Any(g => (subject is null || g.Alert.Subject == subject) && g.Given >= from && g.Given <= until),
            $"Expected nothing {subject} between {from} and {until}. Given was:\n{Tell(given)}"));
        return this;
    }

    /// <summary>Runs the ticks up to a minute and holds the engine to what is expected. Gives every transition with the minute it was given out at.</summary>
    public IReadOnlyList<(double Given, Alert Alert)> Run(int until)
    {
        var given = new List<(double Given, Alert Alert)>();
        var readings = _readings.OrderBy(r => r.Minute).ToList();
        var engine = NewEngine();
        var minute = 0;
        var outcomes = engine.Outcomes.Subscribe(Note);
        for (; minute <= until; minute++)
        {
            Feed(engine, readings, minute);
            if (!_restarts.Contains(minute))
            {
                continue;
            }

            outcomes.Dispose();
            engine.Dispose();
            engine = NewEngine();
            for (var past = 0; past <= minute; past++)
            {
                Feed(engine, readings, past);
            }

            engine.Adopt(new OnRecord { Open = Open(given) });
            outcomes = engine.Outcomes.Subscribe(Note);
        }

        outcomes.Dispose();
        engine.Dispose();
        foreach (var expectation in _expectations)
        {
            expectation(given);
        }

        return given;

        void Note(Outcome outcome)
        {
            if (outcome is Alert alert)
            {
                given.Add((minute, alert));
            }
        }
    }

    /// <summary>The last transition of each alert that is open, as the record store would give it.</summary>
    public static IEnumerable<Alert> Open(IEnumerable<(double Given, Alert Alert)> given) => Final(given)
        .GroupBy(a => (a.Rule, a.Subject)).Select(g => g.MaxBy(a => a.At)!).Where(a => a.State.IsOpen());

    /// <summary>What stands of all that was given: the last of each key that is not withdrawn.</summary>
    public static IEnumerable<Alert> Final(IEnumerable<(double Given, Alert Alert)> given) => given
        .GroupBy(g => g.Alert.Key).Select(g => g.Last().Alert).Where(a => !a.Withdrawn).OrderBy(a => a.At).ThenBy(a => a.Key, StringComparer.Ordinal);

    private RuleEngine NewEngine() => new(_network, _rules, new RuleEngineOptions(), new QualityControlOptions());

    private static void Feed(RuleEngine engine, List<(double Minute, Reading Reading)> readings, int minute)
    {
        foreach (var (at, reading) in readings)
        {
            if (at > minute - 1 && at <= minute)
            {
                engine.Accept(reading);
            }
        }

        engine.Tick(Start.AddMinutes(minute));
    }

    private static string Tell(IReadOnlyList<(double Given, Alert Alert)> given) => string.Join(
        '\n', given.Select(g => $"  {g.Given}: {g.Alert.Subject} {g.Alert.State} {g.Alert.Severity} at {(g.Alert.At - Start).TotalMinutes}{(g.Alert.Withdrawn ? " withdrawn" : "")}: {g.Alert.Reason}"));
}
