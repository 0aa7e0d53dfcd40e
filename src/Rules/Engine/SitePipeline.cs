using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Rules.Engine;

/// <summary>One site: checks its readings, keeps their recent past in event time and runs its rules at each tick.</summary>
internal sealed class SitePipeline : IDisposable
{
    private readonly Dictionary<(SensorId, Quantity), Series> _series = [];
    private readonly List<Series> _allSeries = [];
    private readonly List<ForecastIssue> _forecasts = [];
    private readonly List<CheckedReading> _changes = [];
    private readonly ConditionBook _conditions = new();
    private readonly OutcomeBook _outcomes = new();
    private readonly EmptyingMemory _emptyings;
    private readonly List<(IConditionRule Rule, RuleSubscription<SiteMoment, Condition> Subscription)> _conditionRules;
    private readonly List<RuleSubscription<SiteMoment, Outcome>> _outcomeRules;
    private readonly SiteChecker _checker;
    private SiteMoment? _moment;
    private DateTimeOffset? _since;

    public SitePipeline(Site site, IReadOnlyList<Sensor> sensors, IReadOnlyList<Bin> bins, RuleSet rules, QualityControlOptions quality)
    {
        Site = site;
        _emptyings = new EmptyingMemory(bins);
        _checker = new SiteChecker(sensors, quality);
        foreach (var sensor in sensors)
        {
            foreach (var quantity in sensor.Quantities)
            {
                var series = new Series(sensor, quantity);
                _series.Add((sensor.Id, quantity), series);
                _allSeries.Add(series);
            }
        }

        _conditionRules = [.. rules.Conditions.Where(r => r.AppliesTo(site, sensors))
            .Select(r => (r, new RuleSubscription<SiteMoment, Condition>(r.Name, r.Evaluate)))];
        _outcomeRules = [.. rules.Outcomes.Where(r => r.AppliesTo(site, sensors))
            .Select(r => new RuleSubscription<SiteMoment, Outcome>(r.Name, r.Evaluate))];
    }

    public Site Site { get; }

    /// <summary>The earliest observation since the last tick: outcomes for times from here on may change.</summary>
    public DateTimeOffset? ChangedFrom { get; private set; }

    /// <summary>Takes a reading in any order. What the checks changed is in the result until the next call.</summary>
    public IReadOnlyList<CheckedReading> Accept(in Reading reading)
    {
        _changes.Clear();
        if (!_series.TryGetValue((reading.Sensor, reading.Quantity), out var series) || series.Has(reading.ObservedAt))
        {
            // Not one of this site's, or a repeat: the first value stays.
            return _changes;
        }

        _checker.Check(reading, _changes);
        foreach (var change in _changes)
        {
            _series[(change.Reading.Sensor, change.Reading.Quantity)].Put(change);
        }

        if (_changes.Count > 0 && !(ChangedFrom <= reading.ObservedAt))
        {
            ChangedFrom = reading.ObservedAt;
        }

        return _changes;
    }

    public void Accept(ForecastIssue issue) => _forecasts.Add(issue);

    public IEnumerable<Series> SeriesOf(SensorId sensor) => _allSeries.Where(s => s.Sensor.Id == sensor);

    /// <summary>What is known of the site as of a tick. The same object until the tick is settled: each route of the site asks for it.</summary>
    public SiteMoment MomentAt(DateTimeOffset at)
    {
        if (_moment?.At == at)
        {
            return _moment;
        }

        _since ??= at;
        var views = new SeriesView[_allSeries.Count];
        for (var i = 0; i < views.Length; i++)
        {
            views[i] = new SeriesView(_allSeries[i], at);
        }

        return _moment = new SiteMoment(Site, at, _since.Value, ForecastKnownAt(at), views) { Bins = _emptyings.Before(at) };
    }

    public void Rewind(DateTimeOffset from)
    {
        _moment = null;
        _conditions.RewindTo(from);
        _outcomes.RewindTo(from);
        _emptyings.RewindTo(from);
    }

    /// <summary>Concludes for one tick.</summary>
    public void Evaluate(DateTimeOffset at, RuleEngineOptions options, ICollection<Outcome> changes, ICollection<RuleFault> faults)
    {
        _since ??= at;
        if (_conditionRules.Count == 0 && _outcomeRules.Count == 0)
        {
            return;
        }

        var moment = MomentAt(at);
        foreach (var (rule, subscription) in _conditionRules)
        {
            foreach (var condition in subscription.Evaluate(moment, options.FaultsBeforeSuspension))
            {
                _conditions.Add(condition, rule.Timing, changes);
            }

            Note(subscription.Fault, rule.Name, subscription.Suspended, at, faults);
        }

        foreach (var rule in _outcomeRules)
        {
            foreach (var outcome in rule.Evaluate(moment, options.FaultsBeforeSuspension))
            {
                _outcomes.Add(at, outcome);
                if (outcome is BinEmptying emptying)
                {
                    _emptyings.Add(at, emptying);
                }
            }

            Note(rule.Fault, rule.Rule, rule.Suspended, at, faults);
        }
    }

    /// <summary>Ends a tick: settles corrections and lets go of what is too old to matter.</summary>
    public void Settle(DateTimeOffset now, RuleEngineOptions options, ICollection<Outcome> changes)
    {
        ChangedFrom = null;
        _moment = null;
        var open = now - options.Lateness;
        _conditions.Settle(open, changes);
        _outcomes.Settle(open, changes);
        _emptyings.Forget(open);
        if (now.Ticks % TimeSpan.TicksPerHour == 0)
        {
            Forget(now - options.LookBack);
        }
    }

    public bool HasForecast => _forecasts.Count > 0;

    /// <summary>Goes on from the alerts that stand open on record, and from none for every other rule and subject.</summary>
    public void Adopt(IEnumerable<Alert> open, IEnumerable<BinEmptying> emptyings, DateTimeOffset lastTick)
    {
        _conditions.Adopt(open, name => _conditionRules.First(r => r.Rule.Name == name).Rule.Timing, lastTick);
        _emptyings.Adopt(emptyings);
    }

    public bool Runs(string rule) => _conditionRules.Exists(r => r.Rule.Name == rule);

    public void Dispose()
    {
        _conditionRules.ForEach(r => r.Subscription.Dispose());
        _outcomeRules.ForEach(r => r.Dispose());
    }

    private void Note(Exception? fault, string rule, bool suspended, DateTimeOffset at, ICollection<RuleFault> faults)
    {
        if (fault is not null)
        {
            faults.Add(new RuleFault(rule, Site.Id.Value, at, fault, suspended));
        }
    }

    private void Forget(DateTimeOffset until)
    {
        _checker.Forget(until);
        _allSeries.ForEach(s => s.Forget(until));

        // The newest issue is kept whatever its age: that it is old is for a rule to say.
        var newest = _forecasts.Count == 0 ? default : _forecasts.Max(f => f.IssuedAt);
        _forecasts.RemoveAll(f => f.IssuedAt < until && f.IssuedAt < newest);
    }

    private ForecastIssue? ForecastKnownAt(DateTimeOffset at)
    {
        ForecastIssue? best = null;
        foreach (var issue in _forecasts)
        {
            if (issue.ReceivedAt <= at && (best is null || issue.IssuedAt >= best.IssuedAt))
            {
                best = issue;
            }
        }

        return best;
    }
}
