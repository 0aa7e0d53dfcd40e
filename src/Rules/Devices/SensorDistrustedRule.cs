using System.Collections.Frozen;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>
/// Holds while readings of a quantity that decisions rest on fail quality control, and until none has failed for several
/// intervals: a sensor that is stuck, jumps, or contradicts its neighbours. One alert a sensor. docs/devices.md
/// </summary>
public sealed class SensorDistrustedRule(DeviceRuleOptions options) : IConditionRule
{
    public const string RuleName = "sensor-distrusted";

    /// <summary>What gritting decisions, air quality indices and the rules for bins are concluded from.</summary>
    private static readonly FrozenSet<Quantity> DecidedBy = new[]
    {
        Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity, Quantity.PrecipitationRate,
        Quantity.SnowfallRate, Quantity.SurfaceState, Quantity.WaterFilmThickness, Quantity.SurfaceSalinity,
        Quantity.Pm25, Quantity.Pm10, Quantity.No2, Quantity.O3, Quantity.So2,
        Quantity.Distance, Quantity.FillLevel, Quantity.ContainerTemperature, Quantity.Tilt,
    }.ToFrozenSet();

    private readonly FrozenSet<Quantity> _essential = options.Essential();

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => sensors.Any(s => s.Quantities.Any(DecidedBy.Contains));

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments.SelectMany(ConditionsOf);

    private IEnumerable<Condition> ConditionsOf(SiteMoment moment)
    {
        // Those of one sensor stand together.
        for (var first = 0; first < moment.Series.Count;)
        {
            var sensor = moment.Series[first].Sensor;
            var findings = new List<Finding>();
            for (; first < moment.Series.Count && moment.Series[first].Sensor.Id == sensor.Id; first++)
            {
                if (DecidedBy.Contains(moment.Series[first].Quantity))
                {
                    findings.Add(Judge(moment.Series[first]));
                }
            }

            if (findings.Count > 0)
            {
                yield return ConditionOf(moment.At, sensor, findings);
            }
        }
    }

    private Condition ConditionOf(DateTimeOffset at, Sensor sensor, List<Finding> findings)
    {
        var distrusted = findings.FindAll(f => f.State == ConditionState.Holds);
        if (distrusted.Count > 0)
        {
            return Saying(
                ConditionState.Holds,
                distrusted.Exists(f => f.Essential) ? AlertSeverity.Warning : AlertSeverity.Information,
                string.Join(' ', distrusted.Select(f => f.Reason)),
                distrusted);
        }

        // A quantity that is never sent keeps nothing open, but an essential one that has vanished does.
        var unheard = findings.FindAll(f => f.State == ConditionState.Unknown);
        return unheard.Count == findings.Count || unheard.Exists(f => f.Essential)
            ? Saying(ConditionState.Unknown, AlertSeverity.Information, unheard.Find(f => f.Essential)?.Reason ?? unheard[0].Reason, [])
            : Saying(ConditionState.Clears, AlertSeverity.Information, $"What {sensor.Id} sends passes the quality checks.", []);

        Condition Saying(ConditionState state, AlertSeverity severity, string reason, List<Finding> basis) => new(
            Name, AlertSubject.Sensor, sensor.Id.Value, severity, at, state, reason,
            [.. (basis.Count > 0 ? basis : findings).Select(f => f.Newest).OfType<AlertReading>()]);
    }

    private Finding Judge(SeriesView series)
    {
        var essential = _essential.Contains(series.Quantity);
        if (series.Newest is not { } newest)
        {
            return new Finding(
                ConditionState.Unknown, essential,
                $"{series.Sensor.Id} has sent no {PlainEnglish.Name(series.Quantity)}, so there is nothing to trust or distrust.", null);
        }

        var basis = series.AsBasis(newest);
        if (series.Distrust is { } distrust)
        {
            return new Finding(
                ConditionState.Holds, essential,
                $"{What(series)} is not used: since {PlainEnglish.Time(distrust.Since)} it {PlainEnglish.Failure(distrust.Test)} ({distrust.Test} check).", basis);
        }

        return LastFailure(series, newest.At) is { } failed
            ? new Finding(
                ConditionState.Holds, essential,
                $"{What(series)} {PlainEnglish.PastFailure(failed.Test)} at {PlainEnglish.Time(failed.At)} ({failed.Test} check). What it sends now passes; it is trusted again after {PlainEnglish.Duration(options.TrustedAfterIntervals * series.Sensor.Interval)} without a failure.",
                basis)
            : new Finding(ConditionState.Clears, essential, "", basis);
    }

    private static string What(SeriesView series) => $"The {PlainEnglish.Name(series.Quantity)} of {series.Sensor.Id}";

    /// <summary>The last failed reading in the intervals up to the newest: measured from the newest, so that silence does not restore trust.</summary>
    private Observation? LastFailure(SeriesView series, DateTimeOffset newest)
    {
        Observation? last = null;
        foreach (var observation in series.Between(newest - (options.TrustedAfterIntervals * series.Sensor.Interval), newest, Flag.Fail))
        {
            last = observation.Flag == Flag.Fail ? observation : last;
        }

        return last;
    }

    private sealed record Finding(ConditionState State, bool Essential, string Reason, AlertReading? Newest);
}
