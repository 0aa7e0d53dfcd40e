namespace Telemetry.Domain.Network;

/// <summary>A road station that represents a route.</summary>
/// <param name="OffsetK">Kelvin added to the station's road surface temperature to give the route's coldest stretch.</param>
public sealed record RouteStation(SiteId Site, double OffsetK);
