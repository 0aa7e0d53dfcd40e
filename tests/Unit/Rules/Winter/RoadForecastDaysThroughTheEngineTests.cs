using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>A road station through days and nights: what is remembered of its forecasts, and what decisions make of it.</summary>
public sealed class RoadForecastDaysThroughTheEngineTests
{
    private const int Days = 7;
    private static readonly DateTimeOffset Start = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly SiteId Site = new("a");

    private static readonly CityNetwork Network = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
        [new Gateway(new GatewayId("g1"), "g1")],
        [new Site(Site, "a", 53.4, -1.9, SiteKind.Road) { Road = new RoadProfile { SkyView = 0.9 } }],
        [
            new Sensor(
                new SensorId("s"), Site, new GatewayId("g1"), [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.WindSpeed],
                TimeSpan.FromMinutes(30), InstrumentGrade.Reference),
        ],
        [new Route(new RouteId("r1"), "Route 1", RoutePriority.P1, 40, 7.3, TimeSpan.FromHours(2), SaltType.PreWet, null, [new(Site, 0)])],
        []);

    private static readonly Lazy<List<Outcome>> Whole = new(() => Run(Days));

    [Fact]
    public void Each_day_is_concluded_once_and_its_tracks_are_there_once_a_day_lies_behind_them()
    {
        var days = Whole.Value.OfType<RoadForecastDay>().ToList();

        Assert.Equal(Enumerable.Range(0, Days).Select(d => Start.AddDays(d).AddHours(3)), days.Select(d => d.IssuedAt));
        Assert.All(days, d => Assert.Equal(d.IssuedAt.AddMinutes(30), d.ConcludedAt));
        Assert.Equal(4, days[0].Measured.Count(m => m is not null)); // It began at noon.
        Assert.All(days.Skip(1), d => Assert.DoesNotContain(null, d.Measured));
        Assert.All(days.Skip(2), d => Assert.Contains(d.Tracks, t => t.Member == RoadForecastMember.StationBlend));
        Assert.Contains(days, d => d.Tracks.Any(t => t.Member == RoadForecastMember.WeatherModel));
        Assert.Contains(days, d => d.Tracks.All(t => t.Member != RoadForecastMember.WeatherModel));
    }

    [Theory]
    [InlineData(2.9)]
    [InlineData(3.45)]
    [InlineData(3.5)]
    [InlineData(3.55)]
    [InlineData(14.0)]
    public void An_engine_that_is_started_anew_goes_on_with_the_days_on_record_and_gives_what_the_other_gives(double hour)
    {
        var whole = Whole.Value;
        var restart = Start.AddDays(5).AddMinutes(Math.Round(hour * 60));
        var before = whole.Where(o => RecordedAt(o) <= restart).ToList();
        using var engine = NewEngine();
        var given = new List<Outcome>();
        engine.Outcomes.Subscribe(given.Add);
        Feed(engine, restart.AddHours(-48), restart);
        var cut = given.OfType<RoadForecastDay>().ToList();
        engine.Adopt(new OnRecord { Standing = before.OfType<Decision>().TakeLast(1), RoadForecastDays = before.OfType<RoadForecastDay>() });
        given.Clear();
        Feed(engine, restart.AddMinutes(1), Start.AddDays(Days));

        // What warming made of a past that was cut is other than what is on record, and has no part in what follows.
        Assert.Contains(cut, c => before.OfType<RoadForecastDay>().Any(d => d.Key == c.Key && !d.Equals(c)));
        Assert.Contains(given, o => o is RoadForecastDay);
        Assert.Equal(whole.Where(o => RecordedAt(o) > restart), given);
    }

    [Fact]
    public void Without_the_days_on_record_the_decisions_would_be_others()
    {
        var restart = Start.AddDays(5).AddHours(3);
        var before = Whole.Value.Where(o => RecordedAt(o) <= restart).ToList();
        using var engine = NewEngine();
        var given = new List<Outcome>();
        Feed(engine, restart.AddHours(-48), restart);
        engine.Adopt(new OnRecord { Standing = before.OfType<Decision>().TakeLast(1) });
        engine.Outcomes.Subscribe(given.Add);
        Feed(engine, restart.AddMinutes(1), Start.AddDays(Days));

        Assert.NotEqual(Whole.Value.Where(o => RecordedAt(o) > restart).OfType<Decision>(), given.OfType<Decision>());
    }

    [Fact]
    public void A_day_is_forgotten_when_it_has_not_counted_for_days()
    {
        using var engine = NewEngine();
        var old = new RoadForecastDay(Site, Start.AddDays(-40), Start.AddDays(-40).AddMinutes(30), [], [.. Enumerable.Repeat((double?)1, 24)]);
        var seen = new List<int>();
        engine.Witness = new DaysSeen(seen);
        engine.Adopt(new OnRecord { RoadForecastDays = [old, old with { IssuedAt = Start.AddDays(-20), ConcludedAt = Start.AddDays(-20).AddMinutes(30) }] });
        Feed(engine, Start, Start.AddHours(2));

        Assert.Equal((2, 1), (seen[0], seen[^1]));
    }

    private static DateTimeOffset RecordedAt(Outcome outcome) => outcome is Decision decision ? decision.ReassessedAt ?? decision.DecidedAt : outcome.EventTime;

    private static List<Outcome> Run(int days)
    {
        using var engine = NewEngine();
        var given = new List<Outcome>();
        engine.Outcomes.Subscribe(given.Add);
        Feed(engine, Start, Start.AddDays(days));
        return given;
    }

    /// <summary>A forecast each morning but every third, each wrong in its own way; no two days alike.</summary>
    private static void Feed(RuleEngine engine, DateTimeOffset from, DateTimeOffset until)
    {
        for (var at = from; at <= until; at = at.AddMinutes(1))
        {
            if (at is { Hour: 9, Minute: 0 } && at.DayOfYear % 3 != 0)
            {
                engine.Accept(new ForecastIssue(Site, at, at, "office", [.. Enumerable.Range(0, 36).SelectMany(h => new ForecastValue[]
                {
                    new(at.AddHours(h), Quantity.AirTemperature, Air(at.AddHours(h)) + (0.8 * Math.Sin(at.DayOfYear * 5))),
                    new(at.AddHours(h), Quantity.DewPoint, Air(at.AddHours(h)) - 1.5),
                    new(at.AddHours(h), Quantity.WindSpeed, 2.5),
                    new(at.AddHours(h), Quantity.CloudCover, 3),
                    new(at.AddHours(h), Quantity.PrecipitationRate, 0),
                })]));
            }

            if (at.Minute % 30 == 0)
            {
                Read(Quantity.AirTemperature, Air(at));
                Read(Quantity.DewPoint, Air(at) - 1.5);
                Read(Quantity.WindSpeed, 2 + Math.Sin(at.Hour));
                Read(Quantity.RoadSurfaceTemperature, Air(at) - 1 + (0.3 * Math.Sin(at.DayOfYear * 3)));
            }

            engine.Tick(at);

            void Read(Quantity quantity, double value) => engine.Accept(new Reading(new SensorId("s"), quantity, at, Math.Round(value, 2), at));
        }
    }

    private static double Air(DateTimeOffset at) =>
        2 + (2.5 * Math.Cos((at.TimeOfDay.TotalHours - 14) * Math.PI / 12)) + (1.5 * Math.Sin((at - Start).TotalDays * 2.1));

    private static RuleEngine NewEngine()
    {
        var policy = new GrittingPolicyOptions { WithoutForecast = WithoutForecast.StationAlone };
        return new RuleEngine(
            Network, new RuleSet([], [new RoadForecastDayRule(policy)], [new GrittingDecisionRule(policy)]), new RuleEngineOptions(), new QualityControlOptions());
    }

    private sealed class DaysSeen(List<int> seen) : IDecisionWitness
    {
        public void Decided(Decision decision, Telemetry.Rules.EventTime.RouteMoment moment, Decision? standing) => seen.Add(moment.Stations[0].Moment.RoadForecastDays.Count);
    }
}
