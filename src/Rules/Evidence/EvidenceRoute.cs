using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>A gritting route.</summary>
internal sealed record EvidenceRoute(
    string Id, string Name, RoutePriority Priority, double LengthKm, double TreatedWidthM, TimeSpan Treatment, SaltType Salt, IReadOnlyList<EvidenceStation> Stations, Spreader? Spreader, int? FootwayClass)
{
    public static EvidenceRoute Of(Route route) => new(
        route.Id.Value, route.Name, route.Priority, route.LengthKm, route.TreatedWidthM, route.Treatment, route.Salt,
        [.. route.Stations.Select(EvidenceStation.Of)], route.Spreader,
        route.FootwayClass == 1 ? null : route.FootwayClass);

    public Route ToRoute() => new(
        new RouteId(Id), Name, Priority, LengthKm, TreatedWidthM, Treatment, Salt, null, [.. Stations.Select(s => s.ToStation())])
    {
        Spreader = Spreader,
        FootwayClass = FootwayClass ?? 1,
    };
}
