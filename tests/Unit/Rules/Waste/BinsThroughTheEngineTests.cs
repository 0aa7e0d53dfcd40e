using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

/// <summary>Fills and emptyings as the engine gives them out: once each, corrected within the lateness, and the same whatever the order.</summary>
public sealed class BinsThroughTheEngineTests
{
    private static readonly double[] Week = [60, 65, 70, 3, 5, 7, 9, 11, 13];

    [Fact]
    public void Each_reading_gives_one_fill_and_each_emptying_is_given_once()
    {
        var given = Run([.. Hourly()]);

        Assert.Equal(Week, given.OfType<BinFill>().Select(f => f.Percent!.Value));
        Assert.Equal(WatchedBin.Time(180), Assert.Single(given.OfType<BinEmptying>()).EmptiedAt);
    }

    [Fact]
    public void A_reading_within_the_lateness_gives_the_same_in_the_end()
    {
        var late = Hourly().Select(r => r.Minute == 180 ? (r.Minute, r.Percent, Received: 192.0) : r);

        Assert.Equal(Final(Run([.. Hourly()])), Final(Run([.. late.OrderBy(r => r.Received)])));
    }

    [Fact]
    public void Hours_kept_by_a_gateway_give_the_same_fills_and_emptyings_when_they_come()
    {
        var kept = Hourly().Select(r => r.Minute is > 60 and < 420 ? (r.Minute, r.Percent, Received: 421.0 + (r.Minute / 1000)) : r);

        var given = Run([.. kept.OrderBy(r => r.Received)]);

        Assert.Equal(
            Final(Run([.. Hourly()])).Select(o => o is BinFill f ? f with { Rate = null, NoRate = null } : o),
            Final(given).Select(o => o is BinFill f ? f with { Rate = null, NoRate = null } : o));
        Assert.Single(given.OfType<BinEmptying>());
    }

    [Fact]
    public void Readings_sent_twice_change_nothing() =>
        Assert.Equal(
            Run([.. Hourly()]),
            Run([.. Hourly().Concat(Hourly().Select(r => (r.Minute, r.Percent, r.Received + 7.5))).OrderBy(r => r.Item3)]));

    private static IEnumerable<(double Minute, double Percent, double Received)> Hourly() => Week.Select((p, i) => (60.0 * i, p, 60.0 * i));

    private static List<Outcome> Run((double Minute, double Percent, double Received)[] readings)
    {
        var sensor = new Sensor(
            WatchedBin.Plain.Sensor, WatchedBin.Plain.Site, new GatewayId("gw"), [Quantity.Distance], TimeSpan.FromHours(1), InstrumentGrade.Indicative);
        var network = new CityNetwork(
            TimeZoneInfo.Utc,
            [new Gateway(new GatewayId("gw"), "gw")],
            [new Site(WatchedBin.Plain.Site, "Market", 53, -1, SiteKind.Bin)],
            [sensor],
            [],
            [WatchedBin.Plain]);
        var rules = new RuleSet(
            [],
            [new BinFillRule(new FillOptions(), new EmptyingOptions(), new CollectOptions()), new BinEmptyingRule(new FillOptions(), new EmptyingOptions())],
            []);
        using var engine = new RuleEngine(network, rules, new RuleEngineOptions(), new QualityControlOptions());
        List<Outcome> given = [];
        using var outcomes = engine.Outcomes.Subscribe(given.Add);
        var tick = 0;
        foreach (var (minute, percent, received) in readings)
        {
            while (tick < received)
            {
                engine.Tick(WatchedBin.Time(tick++));
            }

            engine.Accept(new Reading(sensor.Id, Quantity.Distance, WatchedBin.Time(minute), 1400 - (12 * percent), WatchedBin.Time(received)));
        }

        while (tick < readings[^1].Received + 60)
        {
            engine.Tick(WatchedBin.Time(tick++));
        }

        return given;
    }

    private static List<Outcome> Final(List<Outcome> given) =>
        [.. given.GroupBy(o => (o.GetType(), o.Key)).Select(g => g.Last()).Where(o => !o.Withdrawn).OrderBy(o => o.EventTime).ThenBy(o => o.GetType().Name, StringComparer.Ordinal)];
}
