using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>Holds while a road sensor's surface temperatures fail quality control, and until none has failed for several intervals.</summary>
public sealed class RoadSensorDistrustedRule(DeviceRuleOptions options) : IConditionRule
{
    public const string RuleName = "road-sensor-distrusted";

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => sensors.Any(s => s.Measures(Quantity.RoadSurfaceTemperature));

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments
        .SelectMany(moment => moment.Of(Quantity.RoadSurfaceTemperature).Select(series => ConditionOf(moment.At, series)));

    private Condition ConditionOf(DateTimeOffset at, SeriesView series)
    {
        var sensor = series.Sensor.Id;
        if (series.Distrust is { } distrust)
        {
            return Saying(ConditionState.Holds, string.Create(CultureInfo.InvariantCulture,
                $"The road surface temperature of {sensor} is not used: since {PlainEnglish.Time(distrust.Since)} it {PlainEnglish.Failure(distrust.Test)} ({distrust.Test} check)."));
        }

        if (series.Newest is not { } newest)
        {
            return Saying(ConditionState.Unknown, $"{sensor} has sent no road surface temperature, so there is nothing to trust or distrust.");
        }

        if (LastFailure(series, newest.At) is { } failed)
        {
            return Saying(ConditionState.Holds, string.Create(CultureInfo.InvariantCulture,
                $"The road surface temperature of {sensor} {PlainEnglish.PastFailure(failed.Test)} at {PlainEnglish.Time(failed.At)} ({failed.Test} check). What it sends now passes; it is trusted again after {PlainEnglish.Duration(options.TrustedAfterIntervals * series.Sensor.Interval)} without a failure."));
        }

        return Saying(ConditionState.Clears, $"The road surface temperature of {sensor} passes the quality checks.");

        Condition Saying(ConditionState state, string reason) => new(
            Name, AlertSubject.Sensor, sensor.Value, AlertSeverity.Warning, at, state, reason, series.Newest is { } last ? [series.AsBasis(last)] : []);
    }

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
}
