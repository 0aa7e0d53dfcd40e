using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Unit.Rules.Alerts;

/// <summary>The plainest rule there can be: major from 80, critical from 95, clear below 70, unknown when nothing came for 30 min.</summary>
internal sealed class ThresholdRule(int raiseAfter, int clearAfter) : IConditionRule
{
    public const double Raise = 80;
    public const double Critical = 95;
    public const double Clear = 70;
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    public string Name => "threshold";

    public AlertTiming Timing => new(TimeSpan.FromMinutes(raiseAfter), TimeSpan.FromMinutes(clearAfter));

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => true;

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) =>
        moments.SelectMany(moment => moment.Series.Select(series => Judge(moment.At, series)));

    private Condition Judge(DateTimeOffset at, SeriesView series)
    {
        var (state, severity, reason) = series.Newest is not { } newest || newest.Flag == Flag.Fail || at - newest.At > Fresh
            ? (ConditionState.Unknown, AlertSeverity.Major, "nothing trusted came")
            : newest.Value >= Critical ? (ConditionState.Holds, AlertSeverity.Critical, Say(newest.Value))
            : newest.Value >= Raise ? (ConditionState.Holds, AlertSeverity.Major, Say(newest.Value))
            : newest.Value >= Clear ? (ConditionState.Between, AlertSeverity.Major, Say(newest.Value))
            : (ConditionState.Clears, AlertSeverity.Major, Say(newest.Value));
        return new Condition(
            Name, AlertSubject.Sensor, series.Sensor.Id.Value, severity, at, state, reason,
            series.Newest is { } basis ? [series.AsBasis(basis)] : []);
    }

    private static string Say(double value) => value.ToString(CultureInfo.InvariantCulture);
}
