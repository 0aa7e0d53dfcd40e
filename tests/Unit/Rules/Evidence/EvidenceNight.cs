using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Records;
using Telemetry.Rules.Engine;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Evidence;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Evidence;

/// <summary>Two stations and a route through a night with what nights have: spikes, gaps, a sensor gone silent, readings that come late, forecasts one after the other.</summary>
internal sealed class EvidenceNight : IDecisionWitness
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    private static readonly Quantity[] Measured =
        [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity, Quantity.PrecipitationRate, Quantity.SurfaceState, Quantity.WaterFilmThickness, Quantity.WindSpeed];

    public static readonly CityNetwork Network = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
        [new Gateway(new GatewayId("g1"), "g1")],
        [Site("a"), Site("b") with { Road = new RoadProfile { Construction = RoadConstruction.Bridge, SkyView = 0.39, Layers = [new PavementLayer(PavementMaterial.Asphalt, 0.1)], Horizon = [new HorizonPoint(10, 3.5)], Canyon = new StreetCanyon(27, 24, 81), Traffic = new RoadTraffic(20_000, 0.1, 30, 4) } }],
        [Sensor("a"), Sensor("b")],
        [new Route(new RouteId("r1"), "Route 1", RoutePriority.P1, 40, 7.3, TimeSpan.FromHours(2), SaltType.PreWet, null, [new(new SiteId("a"), -0.4), new(new SiteId("b"), 0.1)])],
        []);

    private static readonly CityNetwork Spreading = new(
        Network.TimeZone, Network.Gateways, Network.Sites, Network.Sensors, [.. Network.Routes.Select(r => r with { Spreader = new Spreader(5, 25, 2.5), Stations = [RouteStation.Of(r.Stations[0].Site, new WeatherOffsets(-1.5, -0.8, -0.2)), r.Stations[1]] })], []);

    private static readonly TreatmentReport[] Reports =
    [
        new("run-1", new RouteId("r1"), new DateOnly(2026, 1, 12), Noon.AddHours(-30), SpreadMaterial.PreWetSalt, Noon.AddHours(-27)) { EndedAt = Noon.AddHours(-28), SpreadRate = 9.5 },
        new("run-2", new RouteId("r1"), new DateOnly(2026, 1, 13), Noon.AddHours(-6), SpreadMaterial.DrySalt, Noon.AddHours(-4)) { Tonnes = 2.25 },
    ];

    private readonly GrittingPolicyOptions _policy;
    private readonly bool _treated;
    private readonly EvidenceMemory _memory = new();

    /// <param name="seed">Of everything that is by chance.</param>
    /// <param name="hours">From noon on, after two days before it.</param>
    public EvidenceNight(int seed, int hours, GrittingPolicyOptions? policy = null, bool treated = false)
    {
        _policy = policy ?? new GrittingPolicyOptions { HoarMarginK = 0.5, Mobilise = TimeSpan.FromMinutes(45) };
        _treated = treated;
        Run(new Random(seed), hours);
    }

    /// <summary>Each decision that was given out, with its evidence; the root first.</summary>
    public List<(Decision Decision, IReadOnlyList<EvidencePart> Parts)> Kept { get; } = [];

    /// <summary>The same as it is given out by a host, which gives each part once.</summary>
    public List<IReadOnlyList<EvidencePart>> GivenOut { get; } = [];

    public void Decided(Decision decision, RouteMoment moment, Decision? standing)
    {
        Kept.Add((decision, EvidenceWriter.Write(moment, _policy, decision, standing, new EvidenceMemory())));
        GivenOut.Add(EvidenceWriter.Write(moment, _policy, decision, standing, _memory));
    }

    public static EvidencedMoment Read(IReadOnlyList<EvidencePart> parts)
    {
        var read = EvidenceReader.Read(parts[0].Content, parts.Skip(1).ToDictionary(p => p.Name, p => p.Content), out var trouble);
        Assert.Equal("", trouble);
        return read!;
    }

    /// <summary>Ten days on which the road came out colder than was foreseen, hour by hour.</summary>
    private static IEnumerable<RoadForecastDay> Foreseen() =>
        from site in new[] { "a", "b" }
        from back in Enumerable.Range(3, 10)
        let issued = Noon.AddDays(-back).AddHours(3)
        select new RoadForecastDay(
            new SiteId(site), issued, issued.AddMinutes(30),
            [.. Enum.GetValues<RoadForecastMember>().Select(m => new RoadForecastTrack(m, [.. Enumerable.Range(1, 24).Select(lead => 2 + (0.01 * lead * back))]))],
            [.. Enumerable.Range(1, 24).Select(lead => lead == 7 ? (double?)null : 1.8 - (0.02 * lead))]);

    private void Run(Random chance, int hours)
    {
        using var engine = new RuleEngine(_treated ? Spreading : Network, new RuleSet([], [new RoadNightRule(), new RoadForecastDayRule(_policy)], [new GrittingDecisionRule(_policy)]), new RuleEngineOptions(), new QualityControlOptions());
        engine.Witness = this;
        engine.Adopt(new OnRecord { Nights = Drifting(), RoadForecastDays = Foreseen() });
        foreach (var report in _treated ? Reports : [])
        {
            engine.Accept(report);
        }

        var held = new List<(DateTimeOffset Comes, Reading Reading)>();
        var (from, end, base0) = (Noon.AddDays(-2), Noon.AddHours(hours), (chance.NextDouble() * 5) + 1);
        for (var at = from; at <= end; at = at.AddMinutes(1))
        {
            if ((at - from).TotalMinutes % 360 == 0 && chance.Next(6) > 0)
            {
                Forecast(engine, at, base0, chance);
            }

            if (at.Minute % 10 == 0)
            {
                foreach (var site in new[] { "a", "b" })
                {
                    Read(site, at, base0, chance, held);
                }
            }

            foreach (var come in held.Where(h => h.Comes <= at).ToList())
            {
                engine.Accept(come.Reading);
                held.Remove(come);
            }

            engine.Tick(at);
        }
    }

    /// <summary>Of a station that has begun to read too warm beside the air, and of one that hasn't.</summary>
    private static IEnumerable<RoadNight> Drifting() =>
        from night in Enumerable.Range(0, 14)
        from site in new[] { "a", "b" }
        let kelvin = (night % 3 * 0.1) + (site == "a" && night > 10 ? 1.9 : 0)
        let at = Noon.AddDays(night - 15)
        select new RoadNight(new SiteId(site), new SensorId("rws-" + site), DateOnly.FromDateTime(at.UtcDateTime).AddDays(-1), at, 1.234, 10, kelvin, site == "b" ? null : kelvin / 3);

    private static void Forecast(RuleEngine engine, DateTimeOffset at, double base0, Random chance)
    {
        var wet = chance.Next(3) == 0;
        foreach (var site in new[] { "a", "b" })
        {
            engine.Accept(new ForecastIssue(new SiteId(site), at, at, "office, \"north\"", [.. Enumerable.Range(0, 48).SelectMany(h => new ForecastValue[]
            {
                new(at.AddHours(h), Quantity.AirTemperature, Course(at.AddHours(h), base0) + chance.NextDouble()),
                new(at.AddHours(h), Quantity.DewPoint, Course(at.AddHours(h), base0) - 1.1),
                new(at.AddHours(h), Quantity.WindSpeed, 2.5),
                new(at.AddHours(h), Quantity.CloudCover, 3),
                new(at.AddHours(h), Quantity.PrecipitationRate, wet && h == 7 ? 0.7 : 0),
            })]));
        }
    }

    private static void Read(string site, DateTimeOffset at, double base0, Random chance, List<(DateTimeOffset, Reading)> held)
    {
        if (site == "b" && at.Hour is 19 or 20)
        {
            return;
        }

        var road = Course(at, base0) - 0.6 + (chance.NextDouble() * 0.3) + (chance.Next(60) == 0 ? 25 : 0);
        foreach (var quantity in Measured)
        {
            var value = quantity.Name switch
            {
                "road_surface_temperature" => road,
                "air_temperature" => Course(at, base0),
                "dew_point" => Course(at, base0) - 1.3,
                "relative_humidity" => 91,
                "precipitation_rate" => at.Hour == 16 ? 0.4 : 0,
                "surface_state" => at.Hour is 16 or 17 ? 2 : 1,
                "water_film_thickness" => 0.05,
                _ => 2,
            };
            var comes = chance.Next(20) == 0 ? at.AddMinutes(chance.Next(1, 14)) : at;
            held.Add((comes, new Reading(new SensorId("rws-" + site), quantity, at, value, comes.AddTicks(1234567), chance.Next(40) == 0 ? ReadingMarks.TimeAssumed : ReadingMarks.None)));
        }
    }

    private static double Course(DateTimeOffset at, double base0) => base0 + (3 * Math.Cos((at.Hour + (at.Minute / 60.0) - 14) * Math.PI / 12)) - 1.5;

    private static Site Site(string id) => new(new SiteId(id), "Site " + id, 53.4, -1.9, SiteKind.Road);

    private static Sensor Sensor(string site) =>
        new(new SensorId("rws-" + site), new SiteId(site), new GatewayId("g1"), Measured, TimeSpan.FromMinutes(10), InstrumentGrade.Reference);
}
