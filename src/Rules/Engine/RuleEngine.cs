using System.Reactive.Subjects;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Rules.Engine;

/// <summary>
/// Runs every rule over a city in event time. Given readings, forecasts and ticks in journal order it gives outcomes; it has
/// no clock, does no I/O, and is the same for live, replay and what-if. Not thread-safe.
/// </summary>
/// <remarks>
/// An outcome for an event time depends only on what was observed up to that time and came within the lateness after it.
/// A reading that comes late makes the ticks from its observation on be concluded again; what differs is given out anew.
/// </remarks>
public sealed class RuleEngine : IDisposable
{
    public static readonly TimeSpan TickInterval = TimeSpan.FromMinutes(1);

    private readonly RuleEngineOptions _options;
    private readonly CityPipelines _city;
    private readonly TickConclusions _conclusions;
    private readonly List<Alert> _orphans = [];
    private readonly Subject<Outcome> _outcomes = new();
    private readonly Subject<CheckedReading> _checked = new();
    private readonly Subject<RuleFault> _faulted = new();
    private DateTimeOffset? _firstTick;
    private DateTimeOffset? _lastTick;

    public RuleEngine(CityNetwork network, RuleSet rules, RuleEngineOptions options, QualityControlOptions quality)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _city = new CityPipelines(network, rules, options, quality);
        _conclusions = new TickConclusions(options);
    }

    public IObservable<Outcome> Outcomes => _outcomes;

    /// <summary>Who keeps what decisions are made of; null while nobody does, as in replay.</summary>
    public IDecisionWitness? Witness
    {
        get => _conclusions.Witness;
        set => _conclusions.Witness = value;
    }

    /// <summary>Each reading as checked, and again when a later one revised its flag. Repeats are not given.</summary>
    public IObservable<CheckedReading> Checked => _checked;

    public IObservable<RuleFault> Faults => _faulted;

    /// <summary>The last minute concluded; null before the first.</summary>
    public DateTimeOffset? LastTick => _lastTick;

    /// <summary>Sites of which no forecast issue is known here.</summary>
    public IEnumerable<SiteId> SitesWithoutForecast => _city.Sites.Where(s => !s.HasForecast).Select(s => s.Site.Id);

    public void Accept(in Reading reading)
    {
        if (_city.SiteOf(reading.Sensor) is { } site)
        {
            foreach (var change in site.Accept(reading))
            {
                _checked.OnNext(change);
            }
        }
    }

    public void Accept(ForecastIssue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        _city.Find(issue.Site)?.Accept(issue);
    }

    /// <summary>A report of a treatment, in any order: rules see it from when it was reported on.</summary>
    public void Accept(TreatmentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _city.Find(report.Route)?.Accept(report);
    }

    /// <summary>A minute has passed: concludes for it, and again for those before it that a late reading concerns.</summary>
    public void Tick(DateTimeOffset at)
    {
        if (at <= _lastTick)
        {
            return;
        }

        _firstTick ??= at;
        foreach (var pipeline in _city.All)
        {
            Conclude(pipeline, at);
        }

        foreach (var pipeline in _city.All)
        {
            pipeline.Settle(at, _conclusions);
        }

        foreach (var orphan in _orphans)
        {
            _conclusions.Changes.Add(orphan with
            {
                State = orphan.State == AlertState.Pending ? AlertState.Lapsed : AlertState.Cleared,
                At = at,
                Reason = $"{orphan.Subject} is no longer in the network, or the rule {orphan.Rule} no longer watches it.",
                Basis = [],
            });
        }

        _orphans.Clear();
        _lastTick = at;
        GiveOut();
    }

    /// <summary>
    /// After warming up: goes on from what stands on record, decisions of the decision day of the last tick. What was concluded
    /// while warming and is not on record (a route or site that is new in the network) is given out by the next tick; an
    /// open alert on record that nothing watches any more is ended by it.
    /// </summary>
    public void Adopt(OnRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var lastTick = _lastTick ?? DateTimeOffset.MinValue;
        var byRoute = record.Standing.ToDictionary(d => d.Route);
        foreach (var route in _city.Routes)
        {
            route.Adopt(byRoute.GetValueOrDefault(route.Route.Id), lastTick);
        }

        var byWatcher = record.Open.ToLookup(_city.WatcherOf);
        foreach (var watcher in _city.Sites.Concat<IAlertWatcher>(_city.Gateways))
        {
            watcher.Adopt(byWatcher[watcher], lastTick);
        }

        var emptyingsAt = record.Emptyings.ToLookup(e => _city.SiteOf(e.Bin));
        var nightsAt = record.Nights.ToLookup(n => n.Site);
        var daysAt = record.RoadForecastDays.ToLookup(d => d.Site);
        foreach (var site in _city.Sites)
        {
            site.Adopt(emptyingsAt[site]);
            site.Adopt(nightsAt[site.Site.Id]);
            site.Adopt(daysAt[site.Site.Id]);
        }

        _orphans.Clear();
        _orphans.AddRange(byWatcher[null]);
    }

    public void Dispose()
    {
        _city.Dispose();
        _outcomes.Dispose();
        _checked.Dispose();
        _faulted.Dispose();
    }

    private void Conclude(IPipeline pipeline, DateTimeOffset at)
    {
        var from = FirstToConclude(pipeline.ChangedFrom, at);
        if (from < at)
        {
            pipeline.Rewind(from);
        }

        for (var tick = from; tick <= at; tick += TickInterval)
        {
            pipeline.Evaluate(tick, _conclusions);
        }
    }

    /// <summary>The first tick whose conclusion may have changed: on the grid, within the lateness, and not before the engine began.</summary>
    private DateTimeOffset FirstToConclude(DateTimeOffset? changedFrom, DateTimeOffset at)
    {
        if (_lastTick is null || changedFrom is null || changedFrom > _lastTick)
        {
            return at;
        }

        var open = at - _options.Lateness;
        var from = changedFrom > open ? changedFrom.Value : open;
        var steps = (at - from).Ticks / TickInterval.Ticks;
        var first = at - (steps * TickInterval);
        return first < _firstTick ? _firstTick.Value : first;
    }

    private void GiveOut()
    {
        foreach (var outcome in _conclusions.Changes)
        {
            _outcomes.OnNext(outcome);
        }

        foreach (var fault in _conclusions.Faults)
        {
            _faulted.OnNext(fault);
        }

        _conclusions.Changes.Clear();
        _conclusions.Faults.Clear();
    }
}
