namespace Telemetry.Domain.Network;

/// <summary>What carries a road's surface: ground, which stores the season's heat, or a deck with air below it.</summary>
public enum RoadConstruction
{
    Ground = 0,
    Bridge = 1,
}
