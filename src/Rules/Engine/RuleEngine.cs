using System.Reactive.Subjects;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
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
    private readonly Dictionary<SiteId, SitePipeline> _sites;
    private readonly Dictionary<SensorId, SitePipeline> _siteOfSensor = [];
    private readonly RoutePipeline[] _routes;
    private readonly List<Outcome> _changes = [];
    private readonly List<RuleFault> _faults = [];
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
        _options = options;
        _sites = network.Sites.ToDictionary(
            s => s.Id,
            s => new SitePipeline(s, [.. network.SensorsAt(s.Id)], rules, quality));
        foreach (var sensor in network.Sensors)
        {
            _siteOfSensor.Add(sensor.Id, _sites[sensor.Site]);
        }

        _routes = [.. network.Routes.Select(r => new RoutePipeline(r, network.TimeZone, rules.Decisions))];
    }

    public IObservable<Outcome> Outcomes => _outcomes;

    /// <summary>Each reading as checked, and again when a later one revised its flag. Repeats are not given.</summary>
    public IObservable<CheckedReading> Checked => _checked;

    public IObservable<RuleFault> Faults => _faulted;

    /// <summary>The last minute concluded; null before the first.</summary>
    public DateTimeOffset? LastTick => _lastTick;

    /// <summary>Sites of which no forecast issue is known here.</summary>
    public IEnumerable<SiteId> SitesWithoutForecast => _sites.Values.Where(s => !s.HasForecast).Select(s => s.Site.Id);

    public void Accept(in Reading reading)
    {
        if (_siteOfSensor.TryGetValue(reading.Sensor, out var site))
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
        if (_sites.TryGetValue(issue.Site, out var site))
        {
            site.Accept(issue);
        }
    }

    /// <summary>A minute has passed: concludes for it, and again for those before it that a late reading concerns.</summary>
    public void Tick(DateTimeOffset at)
    {
        if (at <= _lastTick)
        {
            return;
        }

        _firstTick ??= at;
        foreach (var site in _sites.Values)
        {
            var from = FirstToConclude(site.ChangedFrom, at);
            if (from < at)
            {
                site.Rewind(from);
            }

            for (var tick = from; tick <= at; tick += TickInterval)
            {
                site.Evaluate(tick, _options, _changes, _faults);
            }
        }

        TickRoutes(at);
        foreach (var site in _sites.Values)
        {
            site.Settle(at, _options, _changes);
        }

        foreach (var orphan in _orphans)
        {
            _changes.Add(orphan with { State = AlertState.Cleared, At = at, Reason = $"{orphan.Subject} is no longer in the network." });
        }

        _orphans.Clear();
        _lastTick = at;
        GiveOut();
    }

    /// <summary>
    /// After warming up: goes on from what stands on record for the decision day of the last tick. What was concluded
    /// while warming and is not on record (a route or site that is new in the network) is given out by the next tick; an
    /// alert on record whose subject has left the network is cleared by it.
    /// </summary>
    public void Adopt(IEnumerable<Decision> standing, IEnumerable<Alert> raised)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(raised);
        var lastTick = _lastTick ?? DateTimeOffset.MinValue;
        var byRoute = standing.ToDictionary(d => d.Route);
        foreach (var route in _routes)
        {
            route.Adopt(byRoute.GetValueOrDefault(route.Route.Id), lastTick);
        }

        var bySite = raised.ToLookup(a => _sites.GetValueOrDefault(new SiteId(a.Subject)) ?? _siteOfSensor.GetValueOrDefault(new SensorId(a.Subject)));
        foreach (var site in _sites.Values)
        {
            site.Adopt(bySite[site], lastTick);
        }

        _orphans.Clear();
        _orphans.AddRange(bySite[null]);
    }

    public void Dispose()
    {
        foreach (var site in _sites.Values)
        {
            site.Dispose();
        }

        foreach (var route in _routes)
        {
            route.Dispose();
        }

        _outcomes.Dispose();
        _checked.Dispose();
        _faulted.Dispose();
    }

    private void TickRoutes(DateTimeOffset at)
    {
        foreach (var route in _routes)
        {
            DateTimeOffset? changedFrom = null;
            foreach (var station in route.Route.Stations)
            {
                var changed = _sites[station.Site].ChangedFrom;
                changedFrom = changedFrom is null || changed < changedFrom ? changed ?? changedFrom : changedFrom;
            }

            var from = FirstToConclude(changedFrom, at);
            if (from < at)
            {
                route.Rewind(from);
            }

            for (var tick = from; tick <= at; tick += TickInterval)
            {
                var stations = new StationMoment[route.Route.Stations.Count];
                for (var i = 0; i < stations.Length; i++)
                {
                    var station = route.Route.Stations[i];
                    stations[i] = new StationMoment(station, _sites[station.Site].MomentAt(tick));
                }

                route.Evaluate(tick, stations, _options, _changes, _faults);
            }

            route.Settle(at, _options, _changes);
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
        foreach (var outcome in _changes)
        {
            _outcomes.OnNext(outcome);
        }

        foreach (var fault in _faults)
        {
            _faulted.OnNext(fault);
        }

        _changes.Clear();
        _faults.Clear();
    }
}
