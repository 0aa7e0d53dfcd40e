using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>One gateway: runs its rules at each tick over the series of its sensors, which their sites keep.</summary>
internal sealed class GatewayPipeline : IDisposable
{
    private readonly IReadOnlyList<Series> _series;
    private readonly IReadOnlyList<SitePipeline> _sites;
    private readonly ConditionBook _conditions = new();
    private readonly List<(IGatewayRule Rule, RuleSubscription<GatewayMoment, Condition> Subscription)> _rules;
    private DateTimeOffset? _since;

    public GatewayPipeline(Gateway gateway, IReadOnlyList<Sensor> sensors, IReadOnlyList<SitePipeline> sites, IReadOnlyList<IGatewayRule> rules)
    {
        Gateway = gateway;
        _sites = sites;
        _series = [.. sensors.SelectMany(sensor => sites.SelectMany(site => site.SeriesOf(sensor.Id)))];
        _rules = [.. rules.Where(r => r.AppliesTo(gateway, sensors))
            .Select(r => (r, new RuleSubscription<GatewayMoment, Condition>(r.Name, r.Evaluate)))];
    }

    public Gateway Gateway { get; }

    /// <summary>The earliest observation since the last tick at any of its sites.</summary>
    public DateTimeOffset? ChangedFrom
    {
        get
        {
            DateTimeOffset? earliest = null;
            foreach (var site in _sites)
            {
                earliest = earliest is null || site.ChangedFrom < earliest ? site.ChangedFrom ?? earliest : earliest;
            }

            return earliest;
        }
    }

    public void Rewind(DateTimeOffset from) => _conditions.RewindTo(from);

    public void Evaluate(DateTimeOffset at, RuleEngineOptions options, ICollection<Outcome> changes, ICollection<RuleFault> faults)
    {
        _since ??= at;
        if (_rules.Count == 0)
        {
            return;
        }

        var views = new SeriesView[_series.Count];
        for (var i = 0; i < views.Length; i++)
        {
            views[i] = new SeriesView(_series[i], at);
        }

        var moment = new GatewayMoment(Gateway, at, _since.Value, views);
        foreach (var (rule, subscription) in _rules)
        {
            foreach (var condition in subscription.Evaluate(moment, options.FaultsBeforeSuspension))
            {
                _conditions.Add(condition, rule.Timing, changes);
            }

            if (subscription.Fault is { } fault)
            {
                faults.Add(new RuleFault(rule.Name, Gateway.Id.Value, at, fault, subscription.Suspended));
            }
        }
    }

    public void Settle(DateTimeOffset now, RuleEngineOptions options, ICollection<Outcome> changes) =>
        _conditions.Settle(now - options.Lateness, changes);

    /// <summary>Goes on from the alerts that stand open on record, and from none for every other rule and subject.</summary>
    public void Adopt(IEnumerable<Alert> open, DateTimeOffset lastTick) =>
        _conditions.Adopt(open, name => _rules.First(r => r.Rule.Name == name).Rule.Timing, lastTick);

    public bool Runs(string rule) => _rules.Exists(r => r.Rule.Name == rule);

    public void Dispose() => _rules.ForEach(r => r.Subscription.Dispose());
}
