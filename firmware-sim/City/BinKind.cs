namespace Telemetry.FirmwareSim.City;

/// <summary>A make of container: what goes in, how large it is, and what its sensor below the lid measures when it is empty and when it is full.</summary>
/// <param name="EmptyMm">Distance to the floor, mm.</param>
/// <param name="FullMm">Distance at which it counts as full, mm.</param>
/// <param name="CollectAtPercent">When it is to be collected; null leaves it to the host.</param>
/// <param name="CollectAfterDays">How long its waste may stay; null for as long as it is not full.</param>
/// <param name="DeadZoneMm">Below it the sensor measures nothing, mm: 15 to 20 cm for Enevo's (docs/sources/firmware-sim.md#waste).</param>
internal sealed record BinKind(WasteStream Stream, double Litres, double EmptyMm, double FullMm, double DeadZoneMm, double? CollectAtPercent = null, double? CollectAfterDays = null)
{
    public static BinKind Litter { get; } = new(WasteStream.Litter, 120, 900, 220, 150);

    public static BinKind General { get; } = new(WasteStream.General, 1100, 1350, 280, 200);

    public static BinKind Recycling { get; } = new(WasteStream.Recycling, 1100, 1350, 280, 200);

    public static BinKind BottleBank { get; } = new(WasteStream.Glass, 2500, 1750, 330, 200, CollectAtPercent: 75);

    public static BinKind Food { get; } = new(WasteStream.Food, 240, 1020, 230, 150, CollectAfterDays: 1.25);
}
