using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>Four stations of a town through days and nights: what is remembered of the nights, and what it leads to.</summary>
public sealed class RoadNightsThroughTheEngineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Stations = ["a", "b", "c", "far"];

    private static readonly CityNetwork Network = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
        [new Gateway(new GatewayId("g1"), "g1")],
        [.. Stations.Select(s => new Site(new SiteId(s), s, s == "far" ? 54.9 : 53.4, 0, SiteKind.Road))],
        [.. Stations.Select(s => new Sensor(new SensorId(s), new SiteId(s), new GatewayId("g1"), [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature], TimeSpan.FromMinutes(30), InstrumentGrade.Reference))],
        [new Route(new RouteId("r1"), "Route 1", RoutePriority.P1, 40, 7.3, TimeSpan.FromHours(2), SaltType.PreWet, null, [new(new SiteId("a"), 0)])],
        []);

    [Fact]
    public void A_night_is_its_hours_means_beside_the_air_and_beside_the_middle_of_the_stations_within_30_km()
    {
        var given = Run(2, (_, _) => 0);

        var night = given.OfType<RoadNight>().First(n => n.Site.Value == "a");
        Assert.Equal(new DateOnly(2026, 1, 10), night.Night);
        Assert.Equal(Start.AddDays(1), night.ConcludedAt);
        Assert.Equal((10, -1.0), (night.Hours, Math.Round(night.AboveAirK!.Value, 3)));
        Assert.Equal(-0.1, night.BesideK); // b lies 0.1 K and c 0.2 K above a.
        Assert.Null(given.OfType<RoadNight>().First(n => n.Site.Value == "far").BesideK);
        Assert.Equal(8, given.OfType<RoadNight>().Count());
    }

    [Fact]
    public void A_reading_that_comes_in_the_morning_counts_and_one_that_fails_its_checks_does_not()
    {
        var late = Run(1, (_, _) => 0, (at, station) => station == "a" && at < Start.AddHours(17) ? Start.AddHours(21) : at).OfType<RoadNight>();
        var failed = Run(1, (station, at) => station == "a" && at.Hour == 23 ? 500 : 0).OfType<RoadNight>();

        Assert.Equal(10, late.Single(n => n.Site.Value == "a").Hours);
        Assert.Equal(9, failed.Single(n => n.Site.Value == "a").Hours);
    }

    [Fact]
    public void Of_a_night_that_began_before_the_host_looked_and_of_one_with_fewer_than_six_hours_nothing_is_said()
    {
        using var engine = NewEngine();
        var given = new List<Outcome>();
        engine.Outcomes.Subscribe(given.Add);
        Feed(engine, Start.AddHours(9), Start.AddHours(30), (_, _) => 0);
        Assert.Empty(given.OfType<RoadNight>());

        Assert.DoesNotContain(Run(1, (station, at) => station == "a" && at.Hour is > 0 and < 6 ? double.NaN : 0).OfType<RoadNight>(), n => n.Site.Value == "a");
    }

    [Fact]
    public void An_engine_that_is_started_anew_goes_on_with_the_nights_on_record_and_gives_what_the_other_gives()
    {
        static double Drifts(string station, DateTimeOffset at) => station == "a" ? Math.Max(0, (at - Start.AddDays(9)).TotalHours * 0.1) : Math.Sin(at.DayOfYear);

        var whole = Run(14, Drifts);
        foreach (var restart in new[] { Start.AddDays(12).AddMinutes(-1), Start.AddDays(12), Start.AddDays(12).AddMinutes(1), Start.AddDays(12).AddHours(9) })
        {
            var before = whole.Where(o => RecordedAt(o) <= restart).ToList();
            using var engine = NewEngine();
            Feed(engine, restart.AddHours(-48), restart, Drifts);
            engine.Adopt(new OnRecord
            {
                Standing = before.OfType<Decision>().TakeLast(1),
                Open = before.OfType<Alert>().GroupBy(a => (a.Rule, a.Subject)).Select(g => g.Last()).Where(a => a.State == AlertState.Raised),
                Nights = before.OfType<RoadNight>(),
            });
            var after = new List<Outcome>();
            engine.Outcomes.Subscribe(after.Add);
            Feed(engine, restart.AddMinutes(1), Start.AddDays(14), Drifts);

            Assert.Equal(whole.Where(o => RecordedAt(o) > restart), after);
        }
    }

    [Fact]
    public void A_sensor_that_drifts_warm_is_told_of_in_the_third_night_and_its_route_does_without_it()
    {
        var given = Run(13, (station, at) => station == "a" ? Math.Max(0, (at - Start.AddDays(9).AddHours(4)).TotalHours * 0.1) : 0);

        var alert = Assert.Single(given.OfType<Alert>(), a => a.State == AlertState.Raised);
        Assert.Equal(("sensor-drift", "a", AlertSeverity.Warning), (alert.Rule, alert.Subject, alert.Severity));
        Assert.Equal(Start.AddDays(12).AddMinutes(1), alert.At);
        Assert.Matches("^a reads [0-9.]+ K warmer at night beside the stations near it than it used to \\(nights since 2026-01-21\\)", alert.Reason);
        var last = given.OfType<Decision>().Last(d => (d.ReassessedAt ?? d.DecidedAt) > alert.At);
        Assert.Equal(GrittingAction.Escalate, last.Action); // There is no forecast either.
    }

    private static DateTimeOffset RecordedAt(Outcome outcome) => outcome is Decision decision ? decision.ReassessedAt ?? decision.DecidedAt : outcome.EventTime;

    private static List<Outcome> Run(int days, Func<string, DateTimeOffset, double> error, Func<DateTimeOffset, string, DateTimeOffset>? comes = null)
    {
        using var engine = NewEngine();
        var given = new List<Outcome>();
        engine.Outcomes.Subscribe(given.Add);
        Feed(engine, Start, Start.AddDays(days), error, comes);
        return given;
    }

    private static void Feed(RuleEngine engine, DateTimeOffset from, DateTimeOffset until, Func<string, DateTimeOffset, double> error, Func<DateTimeOffset, string, DateTimeOffset>? comes = null)
    {
        var held = new PriorityQueue<Reading, (DateTimeOffset, int)>();
        for (var at = from; at <= until; at = at.AddMinutes(1))
        {
            for (var i = 0; at.Minute % 30 == 0 && i < Stations.Length; i++)
            {
                var (station, received) = (Stations[i], comes?.Invoke(at, Stations[i]) ?? at);
                var air = 3 + (2 * Math.Cos(at.Hour * Math.PI / 12)) + Math.Sin(at.DayOfYear * 3);
                held.Enqueue(new Reading(new SensorId(station), Quantity.AirTemperature, at, air, received), (received, held.Count));
                if (error(station, at) is var k && double.IsFinite(k))
                {
                    held.Enqueue(new Reading(new SensorId(station), Quantity.RoadSurfaceTemperature, at, air - 1 + (0.1 * i) + k, received), (received, held.Count));
                }
            }

            while (held.TryPeek(out var reading, out var due) && due.Item1 <= at)
            {
                engine.Accept(held.Dequeue());
            }

            engine.Tick(at);
        }
    }

    private static RuleEngine NewEngine()
    {
        var policy = new GrittingPolicyOptions();
        return new RuleEngine(
            Network, new RuleSet([new SensorDriftRule(policy)], [new RoadNightRule()], [new GrittingDecisionRule(policy)]), new RuleEngineOptions(), new QualityControlOptions());
    }
}
