namespace Telemetry.Domain.Network;

/// <summary>One layer of a road, counted from the surface down.</summary>
/// <param name="ThicknessM">Metres, above 0.</param>
public readonly record struct PavementLayer(PavementMaterial Material, double ThicknessM);
