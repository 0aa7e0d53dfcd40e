using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>Holds while a sensor's battery is below a threshold, by voltage or charge; worse below a second one. docs/devices.md</summary>
public sealed class BatteryLowRule(BatteryRuleOptions options) : IConditionRule
{
    public const string RuleName = "battery-low";

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => sensors.Any(s => s.Quantities.Any(BatteryLimits.Apply));

    /// <summary>Each ten minutes: what a battery is, is told from two days of readings.</summary>
    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments
        .Where(moment => moment.At.Minute % 10 == 0)
        .SelectMany(moment => moment.Series
            .Where(s => BatteryLimits.Apply(s.Quantity))
            .GroupBy(s => s.Sensor.Id)
            .Select(battery => battery.Select(s => ConditionOf(moment, s)).MaxBy(c => (c.State, c.Severity))));

    private Condition ConditionOf(SiteMoment moment, SeriesView series)
    {
        var sensor = series.Sensor.Id.Value;
        if (series.Last(Flag.Suspect) is not { } newest)
        {
            return Saying(ConditionState.Unknown, AlertSeverity.Warning, $"{sensor} has sent no {PlainEnglish.Name(series.Quantity)}.", null);
        }

        var limits = BatteryLimits.Of(series, options);
        var value = string.Create(CultureInfo.InvariantCulture, $"{newest.Value:0.##} {limits.Unit}");
        var state = newest.Value < limits.Low ? ConditionState.Holds
            : newest.Value < limits.Low + limits.Deadband ? ConditionState.Between
            : ConditionState.Clears;

        var had = $"The battery of {sensor} had {value} at {PlainEnglish.Time(newest.At)}";
        return Saying(
            state,
            newest.Value < limits.Critical ? AlertSeverity.Major : AlertSeverity.Warning,
            state == ConditionState.Holds
                ? string.Create(CultureInfo.InvariantCulture, $"{had}; it is low below {limits.Low:0.##} {limits.Unit} and about to fail below {limits.Critical:0.##} {limits.Unit}.")
                : had + ".",
            newest);

        Condition Saying(ConditionState said, AlertSeverity severity, string reason, Observation? basis) => new(
            Name, AlertSubject.Sensor, sensor, severity, moment.At, said, reason, basis is { } last ? [series.AsBasis(last)] : []);
    }
}
