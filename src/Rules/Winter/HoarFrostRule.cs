using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Holds while the road is at or below both freezing and the frost point: ice is then deposited from the air, even without
/// rain (docs/sources/winter.md#hoar).
/// </summary>
public sealed class HoarFrostRule(GrittingPolicyOptions policy, HoarFrostOptions options) : IConditionRule
{
    public string Name => "hoar-frost";

    public AlertTiming Timing => new(options.HoldTime, options.HoldTime);

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors)
    {
        bool road = false, dew = false, humidity = false, air = false;
        foreach (var sensor in sensors)
        {
            road |= sensor.Measures(Quantity.RoadSurfaceTemperature);
            dew |= sensor.Measures(Quantity.DewPoint);
            humidity |= sensor.Measures(Quantity.RelativeHumidity);
            air |= sensor.Measures(Quantity.AirTemperature);
        }

        return road && (dew || (humidity && air));
    }

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments.Select(Judge);

    private Condition Judge(SiteMoment moment)
    {
        var road = RoadSensor.Of(moment, policy);
        if (road is not { Trust: RoadTrust.Trusted, Base: { } rst, View: { } view } || moment.FrostPointNow(policy) is not { } air)
        {
            return Say(moment, ConditionState.Unknown, "The road's temperature or the humidity is not known.", []);
        }

        return Say(
            moment,
            IsHoar(rst.Value, air.FrostPoint) ? ConditionState.Holds : ConditionState.Clears,
            $"Road {Winter.Say.Celsius(rst.Value)}, frost point {Winter.Say.Celsius(air.FrostPoint)}.",
            view.Newest is { } newest ? [view.AsBasis(newest)] : []);
    }

    private bool IsHoar(double rst, double frostPoint) => rst <= 0 && frostPoint + policy.HoarMarginK >= rst;

    private Condition Say(SiteMoment moment, ConditionState state, string reason, IReadOnlyList<AlertReading> basis) =>
        new(Name, AlertSubject.Site, moment.Site.Id.Value, AlertSeverity.Warning, moment.At, state, reason, basis);
}
