using System.Reactive.Linq;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Tests.Unit.Rules.Devices;

/// <summary>A road station whose readings go through the checks, and what a rule says of it minute by minute.</summary>
internal sealed class WatchedRoad(IConditionRule rule)
{
    public static readonly DateTimeOffset Start = new(2026, 1, 14, 16, 0, 0, TimeSpan.Zero);

    private static readonly Site Road = new(new SiteId("bridge"), "Bridge", 51.5, -1, SiteKind.Road);
    private static readonly Sensor Station = new(
        new SensorId("rst-1"), Road.Id, new GatewayId("gw"), [Quantity.RoadSurfaceTemperature], TimeSpan.FromMinutes(10), InstrumentGrade.Indicative);

    private readonly SiteChecker _checker = new([Station], new QualityControlOptions());
    private readonly Series _series = new(Station, Quantity.RoadSurfaceTemperature);
    private readonly List<CheckedReading> _changes = [];

    public WatchedRoad Observe(double minute, double value)
    {
        _changes.Clear();
        _checker.Check(new Reading(Station.Id, Quantity.RoadSurfaceTemperature, Start.AddMinutes(minute), value, Start.AddMinutes(minute)), _changes);
        foreach (var change in _changes)
        {
            _series.Put(change);
        }

        return this;
    }

    public Condition At(double minute)
    {
        var at = Start.AddMinutes(minute);
        var moment = new SiteMoment(Road, at, Start, null, [new SeriesView(_series, at)]);
        return rule.Evaluate(Observable.Return(moment)).ToEnumerable().Single();
    }
}
