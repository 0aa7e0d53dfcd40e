namespace Telemetry.Rules.Winter;

/// <summary>
/// Wet-bulb temperature, °C, which a falling drop takes on: solved from the psychrometric equation. Stull's closed form is
/// 0.3 to 0.5 K too cold near zero, just where rain and freezing rain part (docs/sources/winter.md#wet-bulb).
/// </summary>
public static class WetBulb
{
    private const double Psychrometer = 0.00066;
    private const double Tolerance = 0.001;

    /// <summary>hPa; at another height the wet bulb moves by less than 0.1 K per 100 hPa near saturation.</summary>
    public const double StandardPressure = 1013.25;

    public static double From(double air, double relativeHumidity, double pressure = StandardPressure)
    {
        var vapour = Saturation.OverWater(air) * Math.Clamp(relativeHumidity, 0, 100) / 100;
        var low = air - 40;
        var high = air;
        while (high - low > Tolerance)
        {
            var middle = (low + high) / 2;
            var implied = Saturation.OverWater(middle)
                - (Psychrometer * (1 + (0.00115 * middle)) * pressure * (air - middle));
            if (implied < vapour)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }
}
