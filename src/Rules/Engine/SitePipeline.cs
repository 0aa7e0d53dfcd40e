using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Engine;

/// <summary>One site: checks its readings, keeps their recent past in event time and runs its rules at each tick.</summary>
internal sealed class SitePipeline : IPipeline, IAlertWatcher
{
    private readonly Dictionary<(SensorId, Quantity), Series> _series = [];
    private readonly List<Series> _allSeries = [];
    private readonly List<ForecastIssue> _forecasts = [];
    private readonly List<CheckedReading> _changes = [];
    private readonly OutcomeBook _outcomes = new();
    private readonly EmptyingMemory _emptyings;
    private readonly OutcomeMemory<RoadNight> _nights = new(RoadNights.Memory);
    private readonly OutcomeMemory<RoadForecastDay> _days = new(RememberedRoad.Memory);
    private readonly AlertRules<SiteMoment> _alertRules;
    private readonly RuleSubscription<SiteMoment, Outcome>[] _outcomeRules;
    private readonly SiteChecker _checker;
    private readonly RuleEngineOptions _options;
    private readonly TimeZoneInfo _zone;
    private IReadOnlyList<Series> _roadsNear = [];
    private RoadNights _known = RoadNights.None;
    private SiteMoment? _moment;
    private DateTimeOffset? _since;

    public SitePipeline(
        Site site, IReadOnlyList<Sensor> sensors, IReadOnlyList<Bin> bins, TimeZoneInfo zone, RuleSet rules, RuleEngineOptions options, QualityControlOptions quality)
    {
        Site = site;
        _zone = zone;
        _options = options;
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

        _alertRules = new AlertRules<SiteMoment>(
            site.Id.Value, rules.Conditions.Where(r => r.AppliesTo(site, sensors)).Select(r => (r.Name, r.Timing, (Func<IObservable<SiteMoment>, IObservable<Condition>>)r.Evaluate)));
        _outcomeRules = [.. rules.Outcomes.Where(r => r.AppliesTo(site, sensors))
            .Select(r => new RuleSubscription<SiteMoment, Outcome>(r.Name, r.Evaluate))];
    }

    public Site Site { get; }

    public IEnumerable<Series> Roads => _allSeries.Where(s => ReferenceEquals(s.Quantity, Quantity.RoadSurfaceTemperature));

    /// <summary>Which other stations see much the same weather.</summary>
    public void LiesNear(IEnumerable<SitePipeline> stations) => _roadsNear = [.. stations.SelectMany(s => s.Roads)];

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

        var near = new SeriesView[_roadsNear.Count];
        for (var i = 0; i < near.Length; i++)
        {
            near[i] = new SeriesView(_roadsNear[i], at);
        }

        return _moment = new SiteMoment(Site, at, _since.Value, ForecastKnownAt(at), views)
        {
            Bins = _emptyings.Before(at), Nights = NightsBefore(at), RoadsNear = near, RoadForecastDays = _days.Before(at), TimeZone = _zone,
        };
    }

    public void Rewind(DateTimeOffset from)
    {
        _moment = null;
        _alertRules.Rewind(from);
        _outcomes.RewindTo(from);
        _emptyings.RewindTo(from);
        _nights.RewindTo(from);
        _days.RewindTo(from);
    }

    public void Evaluate(DateTimeOffset at, TickConclusions conclusions)
    {
        _since ??= at;
        if (!_alertRules.Any && _outcomeRules.Length == 0)
        {
            return;
        }

        var moment = MomentAt(at);
        _alertRules.Evaluate(moment, at, conclusions);
        foreach (var rule in _outcomeRules)
        {
            foreach (var outcome in rule.Evaluate(moment, conclusions.FaultsBeforeSuspension))
            {
                _outcomes.Add(at, outcome);
                Remember(outcome, at);
            }

            conclusions.Note(rule.Fault, rule.Rule, Site.Id.Value, at, rule.Suspended);
        }
    }

    public void Settle(DateTimeOffset now, TickConclusions conclusions)
    {
        ChangedFrom = null;
        _moment = null;
        var open = now - _options.Lateness;
        _alertRules.Settle(open, conclusions);
        _outcomes.Settle(open, conclusions.Changes);
        _emptyings.Forget(open);
        foreach (var series in _allSeries)
        {
            series.KeepNewest(_options.SeriesReadings);
        }

        if (now.Ticks % TimeSpan.TicksPerHour == 0)
        {
            Forget(now - _options.LookBack);
            _nights.Forget(now);
            _days.Forget(now);
        }
    }

    public bool HasForecast => _forecasts.Count > 0;

    public bool Runs(string rule) => _alertRules.Runs(rule);

    public void Adopt(IEnumerable<Alert> open, DateTimeOffset lastTick) => _alertRules.Adopt(open, lastTick);

    public void Adopt(IEnumerable<BinEmptying> onRecord) => _emptyings.Adopt(onRecord);

    public void Adopt(IEnumerable<RoadNight> onRecord) => _nights.Adopt(onRecord);

    public void Adopt(IEnumerable<RoadForecastDay> onRecord) => _days.Adopt(onRecord);

    public void Dispose()
    {
        _alertRules.Dispose();
        Array.ForEach(_outcomeRules, r => r.Dispose());
    }

    private void Remember(Outcome outcome, DateTimeOffset at)
    {
        switch (outcome)
        {
            case BinEmptying emptying:
                _emptyings.Add(at, emptying);
                break;
            case RoadNight night:
                _nights.Add(night);
                break;
            case RoadForecastDay day:
                _days.Add(day);
                break;
        }
    }

    private RoadNights NightsBefore(DateTimeOffset at)
    {
        var nights = _nights.Before(at);
        if (!ReferenceEquals(nights, _known.All))
        {
            _known = new RoadNights(nights);
        }

        return _known;
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
