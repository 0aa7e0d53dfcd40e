namespace Telemetry.Domain.Network;

/// <summary>A place with coordinates: a road weather station, a kerbside air monitor, a bin's place.</summary>
/// <param name="Latitude">Degrees north, WGS 84, −90 to 90.</param>
/// <param name="Longitude">Degrees east, WGS 84, −180 to 180.</param>
public sealed record Site(SiteId Id, string Name, double Latitude, double Longitude, SiteKind Kind)
{
    /// <summary>The road at the place, for its surface forecast; null where the network file says nothing of it.</summary>
    public RoadProfile? Road { get; init; }
}
