using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Engine;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Engine;

/// <summary>A city of two road sites and one route, with rules simple enough to foretell what the engine must make of them.</summary>
internal static class EngineCity
{
    public static readonly DateTimeOffset Evening = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);

    public static readonly Sensor East = Road("east");
    public static readonly Sensor West = Road("west");

    public static readonly CityNetwork Network = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
        [new Gateway(new GatewayId("g1"), "g1")],
        [new Site(East.Site, "East", 54, -1, SiteKind.Road), new Site(West.Site, "West", 54, -1.1, SiteKind.Road)],
        [East, West],
        [new Route(new RouteId("r1"), "Route 1", RoutePriority.P1, 40, 7.3, TimeSpan.FromHours(2), SaltType.Dry, null, [new(East.Site, 0), new(West.Site, -0.5)])],
        []);

    public static RuleSet GritAndFrost(IDecisionRule? decision = null) =>
        new([new BelowZeroRule()], [], [decision ?? new GritWhenColdRule()]);

    public static RuleEngine NewEngine(RuleSet? rules = null) => new(Network, rules ?? GritAndFrost(), new RuleEngineOptions(), new QualityControlOptions());

    public static Reading Rst(Sensor sensor, int minute, double value) =>
        new(sensor.Id, Quantity.RoadSurfaceTemperature, Evening.AddMinutes(minute), value, Evening.AddMinutes(minute));

    private static Sensor Road(string id) => new(
        new SensorId(id), new SiteId("site-" + id), new GatewayId("g1"),
        [Quantity.RoadSurfaceTemperature], TimeSpan.FromMinutes(10), InstrumentGrade.Indicative);

    private sealed class BelowZeroRule : IConditionRule
    {
        public string Name => "below-zero";

        public AlertTiming Timing => default;

        public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => true;

        public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) =>
            from moment in moments
            let rst = moment.Of(Quantity.RoadSurfaceTemperature).First().Last(Flag.Suspect)
            select new Condition(
                Name, AlertSubject.Site, moment.Site.Id.Value, AlertSeverity.Warning, moment.At,
                rst is null ? ConditionState.Unknown : rst.Value.Value < 0 ? ConditionState.Holds : ConditionState.Clears, $"{rst?.Value}", []);
    }

    private sealed class GritWhenColdRule : IDecisionRule
    {
        public string Name => "grit-when-cold";

        public IObservable<Decision> Evaluate(IObservable<RouteMoment> moments) => moments.Select(moment =>
        {
            var coldest = moment.Stations
                .Select(s => s.Moment.Of(Quantity.RoadSurfaceTemperature).First().Last(Flag.Suspect)?.Value + s.Station.OffsetK)
                .Min();
            return new Decision
            {
                Route = moment.Route.Id,
                Day = DecisionDay.Containing(moment.At, moment.TimeZone).Date,
                Revision = 0,
                DecidedAt = moment.At,
                Action = coldest is null ? GrittingAction.Escalate : coldest < 0 ? GrittingAction.Precautionary : GrittingAction.Monitor,
                MinRst = coldest,
                Confidence = 1,
                Reasons = [new Reason("coldest", $"{coldest}")],
                Inputs = [],
                RuleVersion = Name,
            };
        });
    }
}
