using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Rules.Engine;

/// <summary>The pipelines of a city's sites, gateways and routes, and which of them a sensor, a bin or an alert belongs to.</summary>
internal sealed class CityPipelines : IDisposable
{
    private readonly Dictionary<SiteId, SitePipeline> _sites;
    private readonly Dictionary<GatewayId, GatewayPipeline> _gateways;
    private readonly Dictionary<SensorId, (SitePipeline Site, GatewayId Gateway)> _sensors;
    private readonly Dictionary<BinId, SitePipeline> _bins;

    public CityPipelines(CityNetwork network, RuleSet rules, RuleEngineOptions options, QualityControlOptions quality)
    {
        var bins = network.Bins.ToLookup(b => b.Site);
        _sites = network.Sites.ToDictionary(
            s => s.Id,
            s => new SitePipeline(s, [.. network.SensorsAt(s.Id)], [.. bins[s.Id]], network.TimeZone, rules, options, quality));
        StationsNear.Introduce(_sites.Values);
        _bins = network.Bins.ToDictionary(b => b.Id, b => _sites[b.Site]);
        _sensors = network.Sensors.ToDictionary(s => s.Id, s => (_sites[s.Site], s.Gateway));

        var behind = network.Sensors.ToLookup(s => s.Gateway);
        _gateways = network.Gateways.ToDictionary(
            g => g.Id,
            g => new GatewayPipeline(g, [.. behind[g.Id]], behind[g.Id].Select(s => _sites[s.Site]).Distinct(), rules.Gateways, options));
        Routes = [.. network.Routes.Select(route => new RoutePipeline(
            route, [.. route.Stations.Select(s => (s, _sites[s.Site]))], network.TimeZone, rules.Decisions, options))];
        All = [.. _sites.Values, .. _gateways.Values, .. Routes];
    }

    public IReadOnlyCollection<SitePipeline> Sites => _sites.Values;

    public IReadOnlyCollection<GatewayPipeline> Gateways => _gateways.Values;

    public IReadOnlyList<RoutePipeline> Routes { get; }

    /// <summary>In the order in which they conclude: routes rest on what their sites have come to.</summary>
    public IReadOnlyList<IPipeline> All { get; }

    public SitePipeline? SiteOf(SensorId sensor) => _sensors.GetValueOrDefault(sensor).Site;

    public SitePipeline? SiteOf(BinId bin) => _bins.GetValueOrDefault(bin);

    public SitePipeline? Find(SiteId site) => _sites.GetValueOrDefault(site);

    public RoutePipeline? Find(RouteId route) => Routes.FirstOrDefault(r => r.Route.Id == route);

    /// <summary>What runs the alert's rule over its subject now; null when nothing does.</summary>
    public IAlertWatcher? WatcherOf(Alert alert) => Array.Find(WatchersOf(alert.SubjectKind, alert.Subject), w => w?.Runs(alert.Rule) == true);

    private IAlertWatcher?[] WatchersOf(AlertSubject kind, string subject)
    {
        switch (kind)
        {
            case AlertSubject.Bin:
                return [SiteOf(new BinId(subject))];
            case AlertSubject.Gateway:
                return [_gateways.GetValueOrDefault(new GatewayId(subject))];
            case AlertSubject.Sensor when _sensors.TryGetValue(new SensorId(subject), out var sensor):
                return [sensor.Site, _gateways.GetValueOrDefault(sensor.Gateway)];
            case AlertSubject.Site:
                return [Find(new SiteId(subject))];
            default:
                return [];
        }
    }

    public void Dispose()
    {
        foreach (var pipeline in All)
        {
            pipeline.Dispose();
        }
    }
}
