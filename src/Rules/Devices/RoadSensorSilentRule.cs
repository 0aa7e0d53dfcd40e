using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>Holds while a road sensor has sent no surface temperature for several of its intervals, of whatever quality.</summary>
public sealed class RoadSensorSilentRule(DeviceRuleOptions options) : IConditionRule
{
    public const string RuleName = "road-sensor-silent";

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => sensors.Any(s => s.Measures(Quantity.RoadSurfaceTemperature));

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments
        .SelectMany(moment => moment.Of(Quantity.RoadSurfaceTemperature).Select(series => ConditionOf(moment, series)));

    private Condition ConditionOf(SiteMoment moment, SeriesView series)
    {
        var newest = series.Newest?.At;

        // Silence can't be older than the host's own watch: after a start each sensor gets its intervals anew.
        var since = newest > moment.Since ? newest.Value : moment.Since;
        var silent = moment.At - since > options.SilentAfterIntervals * series.Sensor.Interval;
        return new Condition(
            Name, AlertSubject.Sensor, series.Sensor.Id.Value, AlertSeverity.Warning, moment.At,
            silent ? ConditionState.Holds : ConditionState.Clears,
            Describe(moment.At, newest, since, series.Sensor),
            series.Newest is { } last ? [series.AsBasis(last)] : []);
    }

    private static string Describe(DateTimeOffset at, DateTimeOffset? newest, DateTimeOffset since, Sensor sensor) => newest is { } last
        ? string.Create(CultureInfo.InvariantCulture,
            $"The last road surface temperature of {sensor.Id} is from {PlainEnglish.Time(last)}, {PlainEnglish.Duration(at - last)} ago; one is due every {PlainEnglish.Duration(sensor.Interval)}.")
        : string.Create(CultureInfo.InvariantCulture,
            $"{sensor.Id} has sent no road surface temperature since watching began at {PlainEnglish.Time(since)}; one is due every {PlainEnglish.Duration(sensor.Interval)}.");
}
