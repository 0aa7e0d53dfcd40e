using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>A gritting route.</summary>
internal sealed record EvidenceRoute(
    string Id, string Name, RoutePriority Priority, double LengthKm, double TreatedWidthM, TimeSpan Treatment, SaltType Salt, IReadOnlyList<EvidenceStation> Stations, Spreader? Spreader)
{
    public static EvidenceRoute Of(Route route) => new(
        route.Id.Value, route.Name, route.Priority, route.LengthKm, route.TreatedWidthM, route.Treatment, route.Salt,
        [.. route.Stations.Select(s => new EvidenceStation(s.Site.Value, s.OffsetK))], route.Spreader);

    public Route ToRoute() => new(
        new RouteId(Id), Name, Priority, LengthKm, TreatedWidthM, Treatment, Salt, null, [.. Stations.Select(s => new RouteStation(new SiteId(s.Site), s.OffsetK))])
    {
        Spreader = Spreader,
    };
}
