namespace Telemetry.Rules.Winter;

/// <summary>
/// Frost point, °C: the temperature at or below which ice is deposited from the air onto a surface. Below zero it lies above
/// the dew point, so a hoar test by dew point misses real deposition (docs/sources/winter.md#hoar).
/// </summary>
public static class FrostPoint
{
    /// <summary>From a dew point over water. At or above 0 °C nothing is deposited as ice, and the dew point itself is given.</summary>
    public static double FromDewPoint(double dewPoint)
    {
        if (!(dewPoint < 0))
        {
            return dewPoint;
        }

        // Both forms share their pressure at 0 °C, so it cancels: ln(e / e0) over water, inverted over ice.
        var logarithm = Saturation.WaterFactor * dewPoint / (Saturation.WaterOffset + dewPoint);
        return Saturation.IceOffset * logarithm / (Saturation.IceFactor - logarithm);
    }

    /// <summary>From air temperature (°C) and relative humidity over water (%).</summary>
    public static double? FromRelativeHumidity(double air, double relativeHumidity) =>
        DewPoint.FromRelativeHumidity(air, relativeHumidity) is { } dewPoint ? FromDewPoint(dewPoint) : null;
}
