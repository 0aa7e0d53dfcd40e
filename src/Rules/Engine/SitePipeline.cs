using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
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
    private readonly Dictionary<(string Rule, string Subject), ConditionLog> _conditions = [];
    private readonly CorrectableLog<AirQualityIndex> _indices = new();
    private readonly List<RuleSubscription<SiteMoment, Condition>> _conditionRules = [];
    private readonly List<RuleSubscription<SiteMoment, AirQualityIndex>> _indexRules = [];
    private readonly SiteChecker _checker;
    private SiteMoment? _moment;
    private DateTimeOffset? _since;

    public SitePipeline(Site site, IReadOnlyList<Sensor> sensors, RuleSet rules, QualityControlOptions quality)
    {
        Site = site;
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

        _conditionRules.AddRange(rules.Conditions.Where(r => r.AppliesTo(site, sensors))
            .Select(r => new RuleSubscription<SiteMoment, Condition>(r.Name, r.Evaluate)));
        _indexRules.AddRange(rules.Indices.Where(r => r.AppliesTo(site, sensors))
            .Select(r => new RuleSubscription<SiteMoment, AirQualityIndex>(r.Name, r.Evaluate)));
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

        return _moment = new SiteMoment(Site, at, _since.Value, ForecastKnownAt(at), views);
    }

    public void Rewind(DateTimeOffset from)
    {
        foreach (var condition in _conditions.Values)
        {
            condition.RewindTo(from);
        }

        _indices.RewindTo(from);
    }

    /// <summary>Concludes for one tick.</summary>
    public void Evaluate(DateTimeOffset at, RuleEngineOptions options, ICollection<Outcome> changes, ICollection<RuleFault> faults)
    {
        _since ??= at;
        var endsHour = at.Ticks % TimeSpan.TicksPerHour == 0;
        if (_conditionRules.Count == 0 && !(endsHour && _indexRules.Count > 0))
        {
            return;
        }

        var moment = MomentAt(at);
        foreach (var rule in _conditionRules)
        {
            foreach (var condition in rule.Evaluate(moment, options.FaultsBeforeSuspension))
            {
                LogOf(condition.Rule, condition.Subject).Add(condition, changes);
            }

            Note(rule.Fault, rule.Rule, rule.Suspended, moment.At, faults);
        }

        if (!endsHour)
        {
            return;
        }

        foreach (var rule in _indexRules)
        {
            foreach (var index in rule.Evaluate(moment, options.FaultsBeforeSuspension))
            {
                _indices.Add(index, changes);
            }

            Note(rule.Fault, rule.Rule, rule.Suspended, moment.At, faults);
        }
    }

    /// <summary>Ends a tick: settles corrections and lets go of what is too old to matter.</summary>
    public void Settle(DateTimeOffset now, RuleEngineOptions options, ICollection<Outcome> changes)
    {
        ChangedFrom = null;
        _moment = null;
        var open = now - options.Lateness;
        foreach (var condition in _conditions.Values)
        {
            condition.Settle(open, changes);
        }

        _indices.Settle(changes);
        _indices.Forget(open);
        if (now.Ticks % TimeSpan.TicksPerHour == 0)
        {
            Forget(now - options.LookBack);
        }
    }

    public bool HasForecast => _forecasts.Count > 0;

    /// <summary>Goes on from the alerts that stand raised on record, and from none for every other rule and subject.</summary>
    public void Adopt(IEnumerable<Alert> raised, DateTimeOffset lastTick)
    {
        var byLog = raised.ToDictionary(a => (a.Rule, a.Subject));
        foreach (var (key, log) in _conditions)
        {
            log.Adopt(byLog.GetValueOrDefault(key), lastTick);
            byLog.Remove(key);
        }

        foreach (var alert in byLog.Values)
        {
            LogOf(alert.Rule, alert.Subject).Adopt(alert, lastTick);
        }
    }

    public void Dispose()
    {
        _conditionRules.ForEach(r => r.Dispose());
        _indexRules.ForEach(r => r.Dispose());
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

    private ConditionLog LogOf(string rule, string subject)
    {
        if (!_conditions.TryGetValue((rule, subject), out var log))
        {
            log = new ConditionLog();
            _conditions.Add((rule, subject), log);
        }

        return log;
    }
}
