namespace Telemetry.FirmwareSim.Weather;

/// <summary>Sodium chloride in water: docs/sources/firmware-sim.md#brine.</summary>
internal static class Brine
{
    private const double SaltMolar = 58.4;
    private const double WaterMolar = 18.015;

    /// <summary>°C at a salinity in % by weight.</summary>
    public static double FreezingPoint(double salinity)
    {
        var salt = salinity / SaltMolar;
        var share = salt / (salt + ((100 - salinity) / WaterMolar));
        return Math.Max(-21, -21 * Math.Pow(share / 0.086, 1.3));
    }
}
