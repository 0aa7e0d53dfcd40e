using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>
/// Holds while the times that a sensor gives differ from those of receipt by a steady amount over several deliveries. Where most
/// sensors of a gateway differ by the same, it is the gateway's clock, and one alert. docs/devices.md
/// </summary>
public sealed class ClockOffRule(ClockRuleOptions options, DeviceRuleOptions devices) : IGatewayRule
{
    public const string RuleName = "clock-off";

    /// <summary>Readings looked at for the deliveries: of each message of many readings only the newest counts.</summary>
    private const int MostReadings = 200;

    private static readonly TimeSpan NearAWholeHour = TimeSpan.FromMinutes(2);

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Gateway gateway, IReadOnlyList<Sensor> sensors) => sensors.Count > 0;

    public IObservable<Condition> Evaluate(IObservable<GatewayMoment> moments) => moments.SelectMany(ConditionsOf);

    private IEnumerable<Condition> ConditionsOf(GatewayMoment moment)
    {
        var findings = new List<ClockFinding>();
        for (var first = 0; first < moment.Series.Count;)
        {
            var sensor = moment.Series[first].Sensor;
            SeriesView? newest = null;
            for (; first < moment.Series.Count && moment.Series[first].Sensor.Id == sensor.Id; first++)
            {
                newest = moment.Series[first].Newest?.At > (newest?.Newest?.At ?? DateTimeOffset.MinValue) ? moment.Series[first] : newest;
            }

            findings.Add(newest is { } series ? Judge(series) : new ClockFinding(sensor, ConditionState.Unknown, false, default, null));
        }

        if (findings.Count == 1)
        {
            yield return OfSensor(moment, findings[0], findings[0].State);
            yield break;
        }

        // While fewer than half have said enough, nobody can tell a sensor's clock from the gateway's.
        var withClock = findings.Count(f => f.HasClock);
        var enough = findings.Count(f => f.IsKnown) * 2 >= withClock;
        var agreeing = Agreeing(findings);
        var wide = enough && agreeing.Count >= 2 && agreeing.Count * 2 > findings.Count(f => f.IsKnown);
        yield return OfGateway(moment, agreeing, withClock, wide ? WorstOf(agreeing) : enough && withClock > 0 ? ConditionState.Clears : ConditionState.Unknown);
        foreach (var finding in findings)
        {
            yield return wide && agreeing.Contains(finding) ? OfSensor(moment, finding, ConditionState.Clears, $"The clock of its whole gateway {moment.Gateway.Id} is off: that alert stands for {finding.Sensor.Id} too.")
                : OfSensor(moment, finding, !enough && finding.State == ConditionState.Holds ? ConditionState.Unknown : finding.State);
        }
    }

    private ClockFinding Judge(SeriesView series)
    {
        List<(TimeSpan Difference, DateTimeOffset ReceivedAt)> deliveries = [];
        AlertReading? newest = null;
        foreach (var observation in series.NewestFirst().Take(MostReadings))
        {
            if (observation.ReceivedAt > series.AsOf || observation.Marks.HasFlag(ReadingMarks.TimeAssumed))
            {
                continue;
            }

            newest ??= series.AsBasis(observation);
            if (!deliveries.Exists(d => d.ReceivedAt == observation.ReceivedAt))
            {
                deliveries.Add((observation.At - observation.ReceivedAt, observation.ReceivedAt));
                if (deliveries.Count == options.Deliveries)
                {
                    break;
                }
            }
        }

        var silentAfter = devices.SilentAfterIntervals * series.Sensor.Interval;
        if (deliveries.Count == 0 || series.AsOf - deliveries.Max(d => d.ReceivedAt) > silentAfter)
        {
            return new ClockFinding(series.Sensor, ConditionState.Unknown, false, default, newest);
        }

        var differences = deliveries.Select(d => d.Difference).Order().ToArray();
        var median = differences[differences.Length / 2];
        return new ClockFinding(series.Sensor, StateOf(deliveries, differences, median, series.Sensor.Interval), true, median, newest);
    }

    private ConditionState StateOf(
        List<(TimeSpan Difference, DateTimeOffset ReceivedAt)> deliveries, TimeSpan[] ordered, TimeSpan median, TimeSpan interval)
    {
        // A clock that is slow makes every reading late, and one that is fast none: the least difference bounds the error.
        var limit = median > TimeSpan.Zero ? options.Ahead : options.Behind;
        if (ordered.Min(d => d.Duration()) <= limit / 2)
        {
            return ConditionState.Clears;
        }

        var spanned = deliveries.Max(d => d.ReceivedAt) - deliveries.Min(d => d.ReceivedAt);
        return deliveries.Count < options.Deliveries || spanned < 2 * interval || ordered[^1] - ordered[0] > options.Spread ? ConditionState.Unknown
            : median.Duration() > limit ? ConditionState.Holds
            : ConditionState.Between;
    }

    /// <summary>The largest group of sensors that are off, or nearly, by the same.</summary>
    private List<ClockFinding> Agreeing(List<ClockFinding> findings)
    {
        var off = findings.FindAll(f => f.State is ConditionState.Holds or ConditionState.Between);
        if (off.Count == 0)
        {
            return off;
        }

        var middle = off.OrderBy(f => f.Difference).ElementAt(off.Count / 2).Difference;
        return off.FindAll(f => (f.Difference - middle).Duration() <= options.Spread);
    }

    private static ConditionState WorstOf(List<ClockFinding> findings) =>
        findings.Exists(f => f.State == ConditionState.Holds) ? ConditionState.Holds : ConditionState.Between;

    private Condition OfGateway(GatewayMoment moment, List<ClockFinding> agreeing, int withClock, ConditionState state)
    {
        var gateway = moment.Gateway.Id.Value;
        var reason = state switch
        {
            ConditionState.Holds or ConditionState.Between => string.Create(CultureInfo.InvariantCulture,
                $"{Tell($"the clock of gateway {gateway}", agreeing[agreeing.Count / 2].Difference)} {agreeing.Count} of its {withClock} sensors that give times agree."),
            ConditionState.Clears => $"The sensors of {gateway} no longer agree on a difference between the times they give and those of receipt.",
            _ => $"Too few sensors of {gateway} have sent enough to tell its clock.",
        };
        return new Condition(
            Name, AlertSubject.Gateway, gateway, AlertSeverity.Warning, moment.At, state, reason,
            [.. agreeing.Select(f => f.Newest).OfType<AlertReading>().Take(3)]);
    }

    private Condition OfSensor(GatewayMoment moment, ClockFinding finding, ConditionState state, string? why = null)
    {
        var sensor = finding.Sensor.Id.Value;
        var reason = why ?? state switch
        {
            ConditionState.Holds or ConditionState.Between => Tell($"the clock of {sensor}", finding.Difference),
            ConditionState.Clears => $"The times that {sensor} gives agree with those of receipt.",
            _ => $"The clock of {sensor} can't be told: too few deliveries, or none that are steady and bear a time of their own.",
        };
        return new Condition(Name, AlertSubject.Sensor, sensor, AlertSeverity.Warning, moment.At, state, reason, finding.Newest is { } newest ? [newest] : []);
    }

    private string Tell(string clock, TimeSpan difference)
    {
        var fast = difference > TimeSpan.Zero;
        var size = difference.Duration();
        var hours = Math.Round(size.TotalHours);
        var whole = hours >= 1 && (size - TimeSpan.FromHours(hours)).Duration() <= NearAWholeHour
            ? " That is about a whole number of hours: look at its time zone and summer time."
            : "";
        var amount = string.Create(CultureInfo.InvariantCulture, $"{(int)size.TotalMinutes} min {size.Seconds} s");
        return fast
            ? $"{char.ToUpperInvariant(clock[0])}{clock[1..]} is {amount} fast: the last {options.Deliveries} deliveries came so long before the times they bear.{whole}"
            : $"{char.ToUpperInvariant(clock[0])}{clock[1..]} is {amount} slow, or what it sends is always that old: the last {options.Deliveries} deliveries came so long after the times they bear, within {PlainEnglish.Duration(options.Spread)} of each other.{whole}";
    }
}
