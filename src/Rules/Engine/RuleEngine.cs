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
    private readonly Dictionary<SiteId, SitePipeline> _sites;
    private readonly Dictionary<SensorId, SitePipeline> _siteOfSensor = [];
    private readonly Dictionary<SensorId, GatewayId> _gatewayOfSensor = [];
    private readonly Dictionary<BinId, SitePipeline> _siteOfBin;
    private readonly GatewayPipeline[] _gateways;
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
        var bins = network.Bins.ToLookup(b => b.Site);
        _sites = network.Sites.ToDictionary(
            s => s.Id,
            s => new SitePipeline(s, [.. network.SensorsAt(s.Id)], [.. bins[s.Id]], rules, quality));
        _siteOfBin = network.Bins.ToDictionary(b => b.Id, b => _sites[b.Site]);
        foreach (var sensor in network.Sensors)
        {
            _gatewayOfSensor.Add(sensor.Id, sensor.Gateway);
            _siteOfSensor.Add(sensor.Id, _sites[sensor.Site]);
        }

        var behind = network.Sensors.ToLookup(s => s.Gateway);
        _gateways = rules.Gateways.Count == 0 ? [] : [.. network.Gateways.Select(g => new GatewayPipeline(
            g, [.. behind[g.Id]], [.. behind[g.Id].Select(s => _sites[s.Site]).Distinct()], rules.Gateways))];
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

        TickGateways(at);
        TickRoutes(at);
        foreach (var site in _sites.Values)
        {
            site.Settle(at, _options, _changes);
        }

        foreach (var orphan in _orphans)
        {
            _changes.Add(orphan with
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
    /// <param name="standing">The standing decisions.</param>
    /// <param name="open">Alerts whose last transition is open (<see cref="AlertStates.IsOpen"/>).</param>
    /// <param name="emptyings">The last emptying of each bin.</param>
    public void Adopt(IEnumerable<Decision> standing, IEnumerable<Alert> open, IEnumerable<BinEmptying> emptyings)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(emptyings);
        var lastTick = _lastTick ?? DateTimeOffset.MinValue;
        var byRoute = standing.ToDictionary(d => d.Route);
        foreach (var route in _routes)
        {
            route.Adopt(byRoute.GetValueOrDefault(route.Route.Id), lastTick);
        }

        var byWatcher = open.ToLookup(WatcherOf);
        var bySite = emptyings.ToLookup(e => _siteOfBin.GetValueOrDefault(e.Bin));
        foreach (var site in _sites.Values)
        {
            site.Adopt(byWatcher[site], bySite[site], lastTick);
        }

        foreach (var gateway in _gateways)
        {
            gateway.Adopt(byWatcher[gateway], lastTick);
        }

        _orphans.Clear();
        _orphans.AddRange(byWatcher[null]);
    }

    public void Dispose()
    {
        foreach (var site in _sites.Values)
        {
            site.Dispose();
        }

        foreach (var gateway in _gateways)
        {
            gateway.Dispose();
        }

        foreach (var route in _routes)
        {
            route.Dispose();
        }

        _outcomes.Dispose();
        _checked.Dispose();
        _faulted.Dispose();
    }

    /// <summary>What runs the alert's rule over its subject now; null when nothing does.</summary>
    private object? WatcherOf(Alert alert)
    {
        var sensor = new SensorId(alert.Subject);
        var site = alert.SubjectKind == AlertSubject.Bin
            ? _siteOfBin.GetValueOrDefault(new BinId(alert.Subject))
            : _siteOfSensor.GetValueOrDefault(sensor) ?? _sites.GetValueOrDefault(new SiteId(alert.Subject));
        if (alert.SubjectKind == AlertSubject.Site && _sites.TryGetValue(new SiteId(alert.Subject), out var itself))
        {
            site = itself;
        }

        if (site?.Runs(alert.Rule) == true)
        {
            return site;
        }

        var id = alert.SubjectKind == AlertSubject.Gateway || !_gatewayOfSensor.TryGetValue(sensor, out var gateway) ? new GatewayId(alert.Subject) : gateway;
        return Array.Find(_gateways, g => g.Gateway.Id == id && g.Runs(alert.Rule));
    }

    private void TickGateways(DateTimeOffset at)
    {
        foreach (var gateway in _gateways)
        {
            var from = FirstToConclude(gateway.ChangedFrom, at);
            if (from < at)
            {
                gateway.Rewind(from);
            }

            for (var tick = from; tick <= at; tick += TickInterval)
            {
                gateway.Evaluate(tick, _options, _changes, _faults);
            }

            gateway.Settle(at, _options, _changes);
        }
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
