namespace Telemetry.FirmwareSim.Weather;

/// <summary>Vapour pressure over water by Bolton, over ice by WMO: docs/sources/firmware-sim.md#vapour.</summary>
internal static class Humidity
{
    /// <summary>hPa over water at a temperature in °C.</summary>
    public static double OverWater(double celsius) => 6.112 * Math.Exp(17.67 * celsius / (celsius + 243.5));

    /// <summary>hPa over ice at a temperature in °C.</summary>
    public static double OverIce(double celsius) => 6.1121 * Math.Exp(22.46 * celsius / (celsius + 272.62));

    /// <summary>Relative humidity over water, %.</summary>
    public static double Relative(double temperature, double dewPoint) =>
        Math.Min(100, 100 * OverWater(dewPoint) / OverWater(temperature));
}
