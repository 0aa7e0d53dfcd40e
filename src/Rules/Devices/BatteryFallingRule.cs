using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>
/// Holds while a battery falls so that it would be critical within days. The fall is the median difference between readings and those
/// of the same hour a day before: neither the cold of a night, nor a day's sun, nor one wrong reading makes one. docs/devices.md
/// </summary>
public sealed class BatteryFallingRule(BatteryRuleOptions options) : IConditionRule
{
    public const string RuleName = "battery-falling";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(30);

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => sensors.Any(s => s.Quantities.Any(BatteryLimits.Apply));

    /// <summary>At full hours only: nothing about a battery is said sooner, and each look costs a pass over two days.</summary>
    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments
        .Where(moment => moment.At.Minute == 0)
        .SelectMany(moment => moment.Series
            .Where(s => BatteryLimits.Apply(s.Quantity))
            .GroupBy(s => s.Sensor.Id)
            .Select(battery => battery.Select(s => ConditionOf(moment.At, s)).MaxBy(c => (c.State, c.Severity))));

    private Condition ConditionOf(DateTimeOffset at, SeriesView series)
    {
        var sensor = series.Sensor.Id.Value;
        var readings = series.Between(DateTimeOffset.MinValue, at, Flag.Suspect).ToList();
        var falls = FallsADay(readings);
        if (falls.Count < options.FallingPairs || at - readings[^1].At > Day)
        {
            return Saying(ConditionState.Unknown, AlertSeverity.Information, string.Create(CultureInfo.InvariantCulture,
                $"Whether the battery of {sensor} falls can't be told: {falls.Count} pairs of readings a day apart, {options.FallingPairs} are needed."));
        }

        falls.Sort();
        var fall = falls[falls.Count / 2];
        var limits = BatteryLimits.Of(series, options);
        var now = readings[^1];
        if (fall <= 0)
        {
            return Saying(ConditionState.Clears, AlertSeverity.Information, $"The battery of {sensor} does not fall from day to day.");
        }

        var days = Math.Max(0, (now.Value - limits.Critical) / fall);
        var state = days <= options.FallingDays ? ConditionState.Holds : days <= 1.5 * options.FallingDays ? ConditionState.Between : ConditionState.Clears;
        return Saying(
            state,
            days <= options.FallingDays / 3 ? AlertSeverity.Warning : AlertSeverity.Information,
            string.Create(CultureInfo.InvariantCulture,
                $"The battery of {sensor} falls by {fall:0.##} {limits.Unit} a day (the median of {falls.Count} readings against the same hour a day before). At {now.Value:0.##} {limits.Unit} it would be at {limits.Critical:0.##} {limits.Unit}, about to fail, in {days:0.#} days if it went on so."));

        Condition Saying(ConditionState said, AlertSeverity severity, string reason) => new(
            Name, AlertSubject.Sensor, sensor, severity, at, said, reason,
            readings.Count == 0 ? [] : [series.AsBasis(readings[0]), series.AsBasis(readings[^1])]);
    }

    /// <summary>How much less each reading is than the nearest one of a day before, per day.</summary>
    private static List<double> FallsADay(List<Observation> readings)
    {
        var falls = new List<double>();
        var before = 0;
        foreach (var reading in readings)
        {
            var wanted = reading.At - Day;
            while (before + 1 < readings.Count && (readings[before + 1].At - wanted).Duration() <= (readings[before].At - wanted).Duration())
            {
                before++;
            }

            if ((readings[before].At - wanted).Duration() <= Apart)
            {
                falls.Add(readings[before].Value - reading.Value);
            }
        }

        return falls;
    }
}
