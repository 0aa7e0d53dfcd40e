using System.Collections.Frozen;
using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>Holds while nothing has come through a gateway for several of the intervals in which something is due. docs/devices.md</summary>
public sealed class GatewayAwayRule(DeviceRuleOptions options) : IGatewayRule
{
    public const string RuleName = "gateway-away";

    private readonly FrozenSet<Quantity> _essential = options.Essential();

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Gateway gateway, IReadOnlyList<Sensor> sensors) => sensors.Count > 0 && !GatewayWatch.IsOwn(gateway, sensors);

    public IObservable<Condition> Evaluate(IObservable<GatewayMoment> moments) => moments.Select(ConditionOf);

    private Condition ConditionOf(GatewayMoment moment)
    {
        var watch = new GatewayWatch(moment, options);
        var newest = watch.Sensors.Where(s => s.Newest is not null).MaxBy(s => s.Newest!.Value.Observation.At)?.Newest;
        return new Condition(
            Name,
            AlertSubject.Gateway,
            moment.Gateway.Id.Value,
            moment.Series.Any(s => _essential.Contains(s.Quantity)) ? AlertSeverity.Major : AlertSeverity.Warning,
            moment.At,
            watch.State,
            () => Describe(moment, watch, newest is not null),
            () => newest is { } last ? [last.Series.AsBasis(last.Observation)] : []);
    }

    private static string Describe(GatewayMoment moment, GatewayWatch watch, bool everHeard)
    {
        var gateway = $"{moment.Gateway.Id} ({moment.Gateway.Name})";
        var sensors = watch.Sensors.Count == 1 ? $"its sensor {watch.Sensors[0].Sensor.Id}" : string.Create(CultureInfo.InvariantCulture, $"any of its {watch.Sensors.Count} sensors");
        return watch.State switch
        {
            ConditionState.Holds => string.Create(CultureInfo.InvariantCulture,
                $"Nothing has come through {gateway} from {sensors} since {(everHeard ? "" : "watching began at ")}{PlainEnglish.Time(watch.LastContact)}, {PlainEnglish.Duration(moment.At - watch.LastContact)} ago; something is due every {PlainEnglish.Duration(watch.ShortestInterval)}. Its sensors' silence is told by this alert alone."),
            ConditionState.Between => $"{gateway} was heard again at {PlainEnglish.Time(watch.LastContact)}, not yet steadily.",
            _ => $"{gateway} is heard again, last at {PlainEnglish.Time(watch.LastContact)}.",
        };
    }
}
