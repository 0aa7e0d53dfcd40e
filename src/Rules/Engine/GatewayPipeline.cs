using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>One gateway: runs its rules at each tick over the series of its sensors, which their sites keep.</summary>
internal sealed class GatewayPipeline : IPipeline, IAlertWatcher
{
    private readonly Gateway _gateway;
    private readonly TimeSpan _lateness;
    private readonly Series[] _series;
    private readonly SitePipeline[] _sites;
    private readonly AlertRules<GatewayMoment> _rules;
    private DateTimeOffset? _since;

    public GatewayPipeline(Gateway gateway, IReadOnlyList<Sensor> sensors, IEnumerable<SitePipeline> sites, IEnumerable<IGatewayRule> rules, RuleEngineOptions options)
    {
        _gateway = gateway;
        _lateness = options.Lateness;
        _sites = [.. sites];
        _series = [.. sensors.SelectMany(sensor => _sites.SelectMany(site => site.SeriesOf(sensor.Id)))];
        _rules = new AlertRules<GatewayMoment>(
            gateway.Id.Value, rules.Where(r => r.AppliesTo(gateway, sensors)).Select(r => (r.Name, r.Timing, (Func<IObservable<GatewayMoment>, IObservable<Condition>>)r.Evaluate)));
    }

    public DateTimeOffset? ChangedFrom => _sites.Min(site => site.ChangedFrom);

    public void Rewind(DateTimeOffset from) => _rules.Rewind(from);

    public void Evaluate(DateTimeOffset at, TickConclusions conclusions)
    {
        _since ??= at;
        if (!_rules.Any)
        {
            return;
        }

        var views = new SeriesView[_series.Length];
        for (var i = 0; i < views.Length; i++)
        {
            views[i] = new SeriesView(_series[i], at);
        }

        _rules.Evaluate(new GatewayMoment(_gateway, at, _since.Value, views), at, conclusions);
    }

    public void Settle(DateTimeOffset now, TickConclusions conclusions) => _rules.Settle(now - _lateness, conclusions);

    public bool Runs(string rule) => _rules.Runs(rule);

    public void Adopt(IEnumerable<Alert> open, DateTimeOffset lastTick) => _rules.Adopt(open, lastTick);

    public void Dispose() => _rules.Dispose();
}
