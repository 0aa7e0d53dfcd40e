namespace Telemetry.Rules.Winter;

/// <summary>Dew point over water, °C: the temperature at which air, cooled, would wet a surface.</summary>
public static class DewPoint
{
    /// <summary>From air temperature (°C) and relative humidity over water (%). Null when there is no humidity to speak of.</summary>
    /// <remarks>A sensor in fog may read over 100 %; the dew point is never above the air temperature.</remarks>
    public static double? FromRelativeHumidity(double air, double relativeHumidity)
    {
        if (!(relativeHumidity > 0) || !double.IsFinite(air))
        {
            return null;
        }

        var logarithm = Math.Log(relativeHumidity / 100) + (Saturation.WaterFactor * air / (Saturation.WaterOffset + air));
        return Clamp(Saturation.WaterOffset * logarithm / (Saturation.WaterFactor - logarithm), air);
    }

    /// <summary>A dew point above the air temperature is an error of one of the two sensors: it is taken as saturation.</summary>
    public static double Clamp(double dewPoint, double air) => Math.Min(dewPoint, air);

    /// <summary>Relative humidity over water, %, of air with this dew point.</summary>
    public static double ToRelativeHumidity(double dewPoint, double air) =>
        Math.Min(100, 100 * Saturation.OverWater(dewPoint) / Saturation.OverWater(air));
}
