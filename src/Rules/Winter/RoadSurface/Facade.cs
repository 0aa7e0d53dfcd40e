namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// The walls of a street: they store the day's heat, leak a heated room's, and radiate both on the road, which sees them where
/// it would see a colder sky (docs/sources/winter.md#facade).
/// </summary>
internal sealed class Facade
{
    public const double Emissivity = 0.90;

    private const double Room = 20;
    private const double RoomConductance = 1 / 0.13;
    private const double BrickThickness = 0.40;

    private readonly HeatColumn _wall = new([(0.77, 1.75e6, BrickThickness)], RoomConductance) { Beyond = Room };

    public double Temperature => _wall.Face;

    /// <summary>Begins as a wall has become between a steady outside and its room.</summary>
    public void Settle(double outside)
    {
        const double brick = 0.77 / BrickThickness;
        const double weather = 20;
        var flux = (Room - outside) / ((1 / weather) + (1 / brick) + (1 / RoomConductance));
        _wall.Fill([(0, outside + (flux / weather)), (BrickThickness, Room - (flux / RoomConductance))]);
    }

    /// <summary>Thermal radiation that leaves the wall, W/m², with the part of what comes to it that it throws back.</summary>
    public double Radiates(double sky, double road, double wallSkyView)
    {
        var own = LongWave.Black(Temperature);
        return (Emissivity * own) + ((1 - Emissivity) * Incident(sky, road, own, wallSkyView));
    }

    public void Step(double seconds, double sunAbsorbed, double sky, double road, double wallSkyView, double air, double wind)
    {
        var face = Temperature;
        var own = LongWave.Black(face);
        var convection = 5.7 + (3.8 * Math.Min(wind, 5));
        var slope = 4 * own / (face + LongWave.Zero);
        var emitted = Emissivity * slope;
        _wall.Step(
            seconds,
            sunAbsorbed + (Emissivity * (Incident(sky, road, own, wallSkyView) - own)) + (emitted * face) + (convection * air),
            emitted + convection);
    }

    private static double Incident(double sky, double road, double wall, double wallSkyView) =>
        (wallSkyView * (sky + road)) + ((1 - (2 * wallSkyView)) * wall);
}
