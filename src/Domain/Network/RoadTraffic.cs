namespace Telemetry.Domain.Network;

/// <summary>The traffic on a road on a working day: it stirs the air, warms the surface and throws water and snow off it.</summary>
/// <param name="VehiclesPerDay">All lanes together.</param>
/// <param name="HeavyShare">Share of heavy vehicles, 0 to 1.</param>
/// <param name="SpeedKmH">Mean speed, km/h.</param>
/// <param name="Lanes">Both directions together.</param>
public sealed record RoadTraffic(double VehiclesPerDay, double HeavyShare, double SpeedKmH, int Lanes);
