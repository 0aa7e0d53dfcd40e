namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>What lies on a road, mm of water equivalent.</summary>
/// <param name="Water">Liquid.</param>
/// <param name="Ice">Frozen water and wet snow that froze.</param>
/// <param name="Snow">Fallen and not melted.</param>
/// <param name="Frost">Deposited from the air as ice.</param>
public readonly record struct RoadStores(double Water, double Ice, double Snow, double Frost)
{
    public double Frozen => Ice + Snow + Frost;

    public double All => Water + Frozen;
}
