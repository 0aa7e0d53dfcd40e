namespace Telemetry.Domain.Network;

/// <summary>How high what hides the sun stands in one direction, seen from the road.</summary>
/// <param name="AzimuthDegrees">Clockwise from north, 0 to below 360.</param>
/// <param name="ElevationDegrees">Above the horizontal, 0 to 90.</param>
public readonly record struct HorizonPoint(double AzimuthDegrees, double ElevationDegrees);
