namespace Telemetry.Rules.Winter;

/// <summary>
/// Magnus forms of the saturation vapour pressure of water and of ice: the one set of constants that every humidity figure
/// here rests on. Within 0.05 K of the other published sets between −3 and 5 °C (docs/sources/winter.md#humidity).
/// </summary>
public static class Saturation
{
    /// <summary>hPa at 0 °C, of water and of ice alike.</summary>
    public const double AtZero = 6.112;

    internal const double WaterFactor = 17.62;
    internal const double WaterOffset = 243.12;
    internal const double IceFactor = 22.46;
    internal const double IceOffset = 272.62;

    /// <summary>Saturation vapour pressure over water, hPa, at a temperature in °C.</summary>
    public static double OverWater(double temperature) =>
        AtZero * Math.Exp(WaterFactor * temperature / (WaterOffset + temperature));

    /// <summary>Saturation vapour pressure over ice, hPa, at a temperature in °C.</summary>
    public static double OverIce(double temperature) =>
        AtZero * Math.Exp(IceFactor * temperature / (IceOffset + temperature));
}
