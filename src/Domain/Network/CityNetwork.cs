using System.Collections.Frozen;

namespace Telemetry.Domain.Network;

/// <summary>Everything the council has in the field: immutable, replaced whole when a network file is imported.</summary>
public sealed class CityNetwork
{
    private readonly FrozenDictionary<string, Sensor> _sensors;
    private readonly FrozenDictionary<string, Gateway> _gateways;
    private readonly FrozenDictionary<string, Site> _sites;
    private readonly FrozenDictionary<string, Route> _routes;
    private readonly ILookup<SiteId, Sensor> _sensorsBySite;
    private readonly ILookup<SiteId, Route> _routesBySite;

    public CityNetwork(
        TimeZoneInfo timeZone,
        IReadOnlyList<Gateway> gateways,
        IReadOnlyList<Site> sites,
        IReadOnlyList<Sensor> sensors,
        IReadOnlyList<Route> routes,
        IReadOnlyList<Bin> bins)
    {
        TimeZone = timeZone;
        Gateways = gateways;
        Sites = sites;
        Sensors = sensors;
        Routes = routes;
        Bins = bins;
        _sensors = sensors.ToFrozenDictionary(s => s.Id.Value, StringComparer.Ordinal);
        _gateways = gateways.ToFrozenDictionary(g => g.Id.Value, StringComparer.Ordinal);
        _sites = sites.ToFrozenDictionary(s => s.Id.Value, StringComparer.Ordinal);
        _routes = routes.ToFrozenDictionary(r => r.Id.Value, StringComparer.Ordinal);
        _sensorsBySite = sensors.ToLookup(s => s.Site);
        _routesBySite = routes.SelectMany(r => r.Stations.Select(s => (s.Site, Route: r))).ToLookup(p => p.Site, p => p.Route);
    }

    public static CityNetwork Empty { get; } =
        new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), [], [], [], [], []);

    /// <summary>The council's zone: presentation, local-day aggregates and the decision day, nothing else.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The gateways of the file, and one for each sensor that is its own.</summary>
    public IReadOnlyList<Gateway> Gateways { get; }

    public IReadOnlyList<Site> Sites { get; }

    public IReadOnlyList<Sensor> Sensors { get; }

    public IReadOnlyList<Route> Routes { get; }

    public IReadOnlyList<Bin> Bins { get; }

    public Sensor? FindSensor(SensorId id) => _sensors.GetValueOrDefault(id.Value);

    public Sensor? FindSensor(ReadOnlySpan<char> id) =>
        _sensors.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var sensor) ? sensor : null;

    public Gateway? FindGateway(GatewayId id) => _gateways.GetValueOrDefault(id.Value);

    public Site? FindSite(SiteId id) => _sites.GetValueOrDefault(id.Value);

    public Route? FindRoute(RouteId id) => _routes.GetValueOrDefault(id.Value);

    public IEnumerable<Sensor> SensorsAt(SiteId site) => _sensorsBySite[site];

    public IEnumerable<Route> RoutesRepresentedBy(SiteId site) => _routesBySite[site];
}
