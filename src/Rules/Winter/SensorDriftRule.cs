using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Holds while a road sensor's nights lie otherwise beside the stations near it, or the air, than they used to: a drift that no check
/// of a single reading can see (docs/sources/winter.md#drift). One alert a sensor.
/// </summary>
public sealed class SensorDriftRule(GrittingPolicyOptions policy) : IConditionRule
{
    public string Name => "sensor-drift";

    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) =>
        policy.DistrustDriftingSensors && sensors.Any(s => s.Measures(Quantity.RoadSurfaceTemperature));

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments.SelectMany(ConditionsOf);

    private IEnumerable<Condition> ConditionsOf(SiteMoment moment)
    {
        foreach (var series in moment.Of(Quantity.RoadSurfaceTemperature))
        {
            var sensor = series.Sensor.Id;
            var drift = moment.Nights.DriftOf(series.Sensor, policy);
            yield return new Condition(
                Name, AlertSubject.Sensor, sensor.Value, drift?.Kelvin > 0 ? AlertSeverity.Warning : AlertSeverity.Information, moment.At,
                drift is null ? ConditionState.Clears : ConditionState.Holds,
                () => drift is { } found ? Tell(sensor, found) : $"The nights of {sensor} lie as they used to, or there are too few to tell.",
                () => series.Newest is { } newest ? [series.AsBasis(newest)] : []);
        }
    }

    private static string Tell(SensorId sensor, RoadDrift drift) => string.Create(CultureInfo.InvariantCulture,
        $"{sensor} reads {drift.Words} (nights since {drift.Since:yyyy-MM-dd}). {(drift.Kelvin > 0 ? "Decisions do without it: they rest on the route's other stations and the forecast." : "Decisions still use it, which errs to the safe side and may treat for nothing.")} Check it; after a new calibration write its time as calibratedAt into the network file.");
}
