namespace Telemetry.Domain.Network;

/// <summary>A gritting route: what one gritter treats in one run.</summary>
/// <param name="LengthKm">Treated length, km.</param>
/// <param name="TreatedWidthM">Treated width, m.</param>
/// <param name="Treatment">Time one treatment of the whole route takes.</param>
/// <param name="GeometryJson">GeoJSON geometry, or null.</param>
public sealed record Route(
    RouteId Id,
    string Name,
    RoutePriority Priority,
    double LengthKm,
    double TreatedWidthM,
    TimeSpan Treatment,
    SaltType Salt,
    string? GeometryJson,
    IReadOnlyList<RouteStation> Stations)
{
    /// <summary>Of a footway: 1, or 2 for one that is treated only once ice or snow has lain for long.</summary>
    public int FootwayClass { get; init; } = 1;

    /// <summary>What its spreader can do; null where the network file says nothing of it.</summary>
    public Spreader? Spreader { get; init; }
}
