namespace Telemetry.Domain.Network;

/// <summary>A street between rows of buildings: they hide the sky and the sun, and radiate their own warmth.</summary>
/// <param name="WidthM">Between the facades, m.</param>
/// <param name="HeightM">Of the facades, mean of both sides, m.</param>
/// <param name="AxisDegrees">Direction of the street, degrees clockwise from north, 0 to 180.</param>
public sealed record StreetCanyon(double WidthM, double HeightM, double AxisDegrees);
