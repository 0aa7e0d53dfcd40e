using System.Collections.Frozen;
using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>
/// Holds while a sensor has sent nothing, of whatever quality, for several of its intervals in which its gateway was heard. Unknown
/// while the gateway is away: then that is the one alert. docs/devices.md
/// </summary>
public sealed class SensorSilentRule(DeviceRuleOptions options) : IGatewayRule
{
    public const string RuleName = "sensor-silent";

    private readonly FrozenSet<Quantity> _essential = options.Essential();

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Gateway gateway, IReadOnlyList<Sensor> sensors) => sensors.Count > 0;

    public IObservable<Condition> Evaluate(IObservable<GatewayMoment> moments) => moments.SelectMany(ConditionsOf);

    private IEnumerable<Condition> ConditionsOf(GatewayMoment moment)
    {
        var watch = new GatewayWatch(moment, options);
        var own = watch.Sensors is [{ Sensor: var only }] && GatewayWatch.IsOwn(moment.Gateway, [only]);
        foreach (var sensor in watch.Sensors)
        {
            var (state, reason) = !watch.IsOverdue(sensor) ? WhenHeard(moment.At, sensor)
                : own ? WhenOwn(moment.At, sensor)
                : WhenOverdue(moment, watch, sensor);
            yield return new Condition(
                Name, AlertSubject.Sensor, sensor.Sensor.Id.Value, AlertSeverity.Warning, moment.At, state, reason,
                sensor.Newest is { } last ? [last.Series.AsBasis(last.Observation)] : []);
        }
    }

    /// <summary>Something comes, but perhaps not what somebody waits for.</summary>
    private (ConditionState State, string Reason) WhenHeard(DateTimeOffset at, WatchedSensor sensor)
    {
        foreach (var view in sensor.Series)
        {
            if (_essential.Contains(view.Quantity) && Missing(at, view, sensor) is { } since)
            {
                return (ConditionState.Holds, string.Create(CultureInfo.InvariantCulture,
                    $"{sensor.Sensor.Id} sends other quantities, but no {PlainEnglish.Name(view.Quantity)} since {PlainEnglish.Time(since)}, {PlainEnglish.Duration(at - since)} ago; one is due every {PlainEnglish.Duration(sensor.Sensor.Interval)}."));
            }
        }

        return (ConditionState.Clears, sensor.Newest is { } newest
            ? $"{sensor.Sensor.Id} is heard: its newest reading is from {PlainEnglish.Time(newest.Observation.At)}."
            : $"{sensor.Sensor.Id} is not due yet.");
    }

    /// <summary>Since when a quantity has been left out of several messages of its sensor; null while it has not.</summary>
    private DateTimeOffset? Missing(DateTimeOffset at, SeriesView view, WatchedSensor sensor)
    {
        var since = view.Newest is { } newest && newest.At > sensor.Since ? newest.At : sensor.Since;
        return at - since > options.SilentAfterIntervals * sensor.Sensor.Interval
            && sensor.Series.Any(other => other.Between(since, at, Flag.Fail).Skip(options.SilentAfterIntervals - 1).Any())
            ? since
            : null;
    }

    private (ConditionState State, string Reason) WhenOwn(DateTimeOffset at, WatchedSensor sensor) =>
        at - sensor.Contact > options.SilentAfterIntervals * sensor.Sensor.Interval
            ? (ConditionState.Holds, Describe(at, sensor))
            : (ConditionState.Unknown, $"{sensor.Sensor.Id} sends, but readings of long ago: the newest is from {PlainEnglish.Time(sensor.HeardOf)}.");

    private static (ConditionState State, string Reason) WhenOverdue(GatewayMoment moment, GatewayWatch watch, WatchedSensor sensor)
    {
        var gateway = moment.Gateway.Id;
        return watch.State != ConditionState.Clears
            ? (ConditionState.Unknown, $"{gateway} is {(watch.State == ConditionState.Holds ? "away" : "not heard steadily")}, so whether {sensor.Sensor.Id} works can't be known.")
            : watch.IsSilent(sensor)
                ? (ConditionState.Holds, $"{Describe(moment.At, sensor)} Its gateway {gateway} works and was last heard at {PlainEnglish.Time(watch.LastContact)}.")
                : (ConditionState.Unknown, $"{sensor.Sensor.Id} is overdue, but its gateway {gateway} has not been heard for long enough since to tell why.");
    }

    private static string Describe(DateTimeOffset at, WatchedSensor sensor)
    {
        var due = PlainEnglish.Duration(sensor.Sensor.Interval);
        return sensor.Newest is { } newest
            ? $"The last reading of {sensor.Sensor.Id} is from {PlainEnglish.Time(newest.Observation.At)}, {PlainEnglish.Duration(at - newest.Observation.At)} ago; one is due every {due}."
            : $"{sensor.Sensor.Id} has sent nothing since watching began at {PlainEnglish.Time(sensor.Since)}; a reading is due every {due}.";
    }
}
