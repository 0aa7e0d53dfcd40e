using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>How heat goes through what roads are made of, and what a road is made of where nobody says (docs/sources/winter.md#pavement).</summary>
internal static class Pavement
{
    /// <summary>W/(m K) and J/(m³ K).</summary>
    public static (double Conductivity, double Capacity) Of(PavementMaterial material) => material switch
    {
        PavementMaterial.Asphalt => (0.8, 2.10e6),
        PavementMaterial.Concrete => (2.2, 2.10e6),
        PavementMaterial.CrushedRock => (0.95, 2.10e6),
        _ => (1.0, 2.00e6),
    };

    private static readonly PavementLayer[] Ground = [new(PavementMaterial.Asphalt, 0.10), new(PavementMaterial.CrushedRock, 0.50)];

    private static readonly PavementLayer[] Bridge = [new(PavementMaterial.Asphalt, 0.08), new(PavementMaterial.Concrete, 0.25)];

    /// <summary>m of ground that is reckoned with: a season's wave reaches it, a week's hardly.</summary>
    public const double GroundDepth = 3;

    /// <summary>W/(m² K) from a deck's underside to the air in its shelter (ISO 6946, external surface downward).</summary>
    private const double UndersideConductance = 25;

    public static HeatColumn Column(RoadProfile road)
    {
        var bridge = road.Construction == RoadConstruction.Bridge;
        var layers = road.Layers.Count > 0 ? road.Layers : bridge ? Bridge : Ground;
        List<(double, double, double)> slabs = [];
        double depth = 0;
        foreach (var layer in layers)
        {
            var (conductivity, capacity) = Of(layer.Material);
            slabs.Add((conductivity, capacity, layer.ThicknessM));
            depth += layer.ThicknessM;
        }

        if (!bridge && depth < GroundDepth)
        {
            var (conductivity, capacity) = Of(PavementMaterial.Soil);
            slabs.Add((conductivity, capacity, GroundDepth - depth));
        }

        return new HeatColumn([.. slabs], bridge ? UndersideConductance : 0);
    }
}
