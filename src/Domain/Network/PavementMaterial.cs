namespace Telemetry.Domain.Network;

/// <summary>What a layer of a road is made of; its heat conduction and capacity stand in docs/sources/winter.md#pavement.</summary>
public enum PavementMaterial
{
    Asphalt = 0,
    Concrete = 1,
    CrushedRock = 2,
    Soil = 3,
}
