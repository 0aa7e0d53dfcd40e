using System.Collections.Concurrent;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Records;
using Telemetry.Ingest.Consumers;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Integration.DecisionRecord;

/// <summary>A frosty night at two stations with eight quantities every ten minutes, decided minute by minute by the engine of the host, with the evidence as the host keeps it.</summary>
internal static class CoolingNight
{
    public static readonly RouteId Route = new("p1-snake");
    public static readonly DateOnly Day = new(2026, 1, 14);
    private static readonly ConcurrentDictionary<int, IReadOnlyList<DecisionEvidence>> Decided = new();
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    private static readonly Quantity[] Measured =
        [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity, Quantity.PrecipitationRate, Quantity.SurfaceState, Quantity.WaterFilmThickness, Quantity.WindSpeed];

    private static readonly string[] Sites = ["a57-snake", "holme-moss"];

    private static readonly CityNetwork Network = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
        [new Gateway(new GatewayId("g1"), "g1")],
        [.. Sites.Select(s => new Site(new SiteId(s), s, 53.4, -1.9, SiteKind.Road))],
        [.. Sites.Select(s => new Sensor(new SensorId("rws-" + s), new SiteId(s), new GatewayId("g1"), Measured, TimeSpan.FromMinutes(10), InstrumentGrade.Reference))],
        [new Route(Route, "Snake", RoutePriority.P1, 40, 7.3, TimeSpan.FromHours(2), SaltType.PreWet, null, [.. Sites.Select(s => new RouteStation(new SiteId(s), -0.4))])],
        []);

    /// <summary>Every decision of the decision day up to so many hours after its noon, in the order they were given out.</summary>
    public static IReadOnlyList<DecisionEvidence> Decide(int hours) => Decided.GetOrAdd(hours, DecideNow);

    private static IReadOnlyList<DecisionEvidence> DecideNow(int hours)
    {
        var collector = new EvidenceCollector(new GrittingPolicyOptions());
        using var engine = new RuleEngine(Network, new RuleSet([], [], [new GrittingDecisionRule(new GrittingPolicyOptions())]), new RuleEngineOptions(), new QualityControlOptions());
        engine.Witness = collector;
        var chance = new Random(5);
        for (var at = Noon.AddDays(-2); at <= Noon.AddHours(hours); at = at.AddMinutes(1))
        {
            if (at.Hour % 6 == 0 && at.Minute == 0)
            {
                foreach (var site in Sites)
                {
                    engine.Accept(new ForecastIssue(new SiteId(site), at, at, "office", [.. Enumerable.Range(0, 48).SelectMany(h => new ForecastValue[]
                    {
                        new(at.AddHours(h), Quantity.AirTemperature, Math.Round(Air(at.AddHours(h)) + chance.NextDouble(), 1)),
                        new(at.AddHours(h), Quantity.DewPoint, Math.Round(Air(at.AddHours(h)) - 1, 1)),
                        new(at.AddHours(h), Quantity.WindSpeed, 2.5),
                        new(at.AddHours(h), Quantity.CloudCover, 3),
                        new(at.AddHours(h), Quantity.PrecipitationRate, 0),
                    })]));
                }
            }

            if (at.Minute % 10 == 0)
            {
                foreach (var reading in Sites.SelectMany(s => Readings(s, at, chance)))
                {
                    engine.Accept(reading);
                }
            }

            engine.Tick(at);
        }

        return [.. collector.Take()];
    }

    private static IEnumerable<Reading> Readings(string site, DateTimeOffset at, Random chance)
    {
        double[] values = [Air(at) - 0.6 + (chance.NextDouble() * 0.4), Air(at) + (chance.NextDouble() * 0.2), Air(at) - 1.1, 90 + chance.Next(5), at.Hour == 15 ? 0.4 : 0, 1, 0.05 + (chance.Next(5) / 100.0), 1 + (chance.NextDouble() * 2)];
        return Measured.Zip(values, (q, v) => new Reading(new SensorId("rws-" + site), q, at, Math.Round(v, 2), at.AddMilliseconds(700 + chance.Next(300))));
    }

    private static double Air(DateTimeOffset at) => 2.2 + (3.5 * Math.Cos((at.Hour + (at.Minute / 60.0) - 14) * Math.PI / 12));
}
