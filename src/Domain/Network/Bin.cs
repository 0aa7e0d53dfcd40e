namespace Telemetry.Domain.Network;

/// <summary>A waste container and how its sensor's distance becomes a fill.</summary>
public sealed record Bin(
    BinId Id,
    SiteId Site,
    SensorId Sensor,
    string Stream,
    double CapacityLitres,
    double EmptyDistanceMm,
    double FullDistanceMm);
