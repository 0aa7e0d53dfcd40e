using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Holds while the road is at or below both freezing and the frost point, and was for the hold time: ice is then deposited
/// from the air, even without rain (docs/sources/winter.md#hoar).
/// </summary>
public sealed class HoarFrostRule(GrittingPolicyOptions policy, HoarFrostOptions options) : IConditionRule
{
    public string Name => "hoar-frost";

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
            return Say(moment, null, "The road's temperature or the humidity is not known.");
        }

        var frost = IsHoar(rst.Value, air.FrostPoint);
        var holds = frost && HeldFor(moment, view, air.FrostPoint);
        return Say(moment, frost && !holds ? null : holds, $"Road {Winter.Say.Celsius(rst.Value)}, frost point {Winter.Say.Celsius(air.FrostPoint)}.");
    }

    private bool IsHoar(double rst, double frostPoint) => rst <= 0 && frostPoint + policy.HoarMarginK >= rst;

    /// <summary>
    /// Whether every reading of the road in the hold time, and the one it began with, was at or below freezing and the frost
    /// point as it was then.
    /// </summary>
    private bool HeldFor(SiteMoment moment, SeriesView road, double frostPointNow)
    {
        var from = moment.At - options.HoldTime;
        var silence = Freshness.SilenceOf(road.Sensor, policy);
        var began = false;
        foreach (var rst in road.Between(from - silence, moment.At, Flag.Pass))
        {
            var hoar = IsHoar(rst.Value, FrostPointAt(moment, rst.At) ?? frostPointNow);
            began = rst.At <= from ? hoar : began && hoar;
        }

        return began;
    }

    private double? FrostPointAt(SiteMoment moment, DateTimeOffset at)
    {
        double? air = Last(moment, Quantity.AirTemperature, at);
        return Last(moment, Quantity.DewPoint, at) is { } dew ? FrostPoint.FromDewPoint(air is { } screen ? DewPoint.Clamp(dew, screen) : dew)
            : air is { } temperature && Last(moment, Quantity.RelativeHumidity, at) is { } humidity ? FrostPoint.FromRelativeHumidity(temperature, humidity)
            : null;
    }

    private double? Last(SiteMoment moment, Quantity quantity, DateTimeOffset at)
    {
        double? last = null;
        foreach (var view in moment.Series)
        {
            if (ReferenceEquals(view.Quantity, quantity))
            {
                foreach (var observation in view.Between(at - Freshness.SilenceOf(view.Sensor, policy), at, Flag.Pass))
                {
                    last = observation.Value;
                }
            }
        }

        return last;
    }

    private Condition Say(SiteMoment moment, bool? holds, string reason) =>
        new(Name, moment.Site.Id.Value, AlertSeverity.Warning, moment.At, holds, reason);
}
