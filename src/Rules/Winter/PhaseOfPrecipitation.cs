namespace Telemetry.Rules.Winter;

/// <summary>Tells the phase of precipitation where no instrument and no forecast does (docs/sources/winter.md#phase).</summary>
public static class PhaseOfPrecipitation
{
    /// <summary>RoadSurf's logistic rule: probability of rain under 0.3 is snow, over 0.7 rain, between them sleet.</summary>
    public static PrecipitationPhase In(double air, double relativeHumidity)
    {
        var rain = 1 / (1 + Math.Exp(22 - (2.7 * air) - (0.20 * Math.Clamp(relativeHumidity, 0, 100))));
        return rain < 0.3 ? PrecipitationPhase.Snow : rain > 0.7 ? PrecipitationPhase.Rain : PrecipitationPhase.Sleet;
    }

    /// <summary>
    /// Whether liquid precipitation freezes on a road: the road at or below zero, and drops, which are at the wet-bulb
    /// temperature, with no heat to spare. Unknown air counts as freezing: the road alone then decides.
    /// </summary>
    internal static bool FreezesOnTouch(double rst, double? air, double? dewPoint, double wetBulbAtOrBelow)
    {
        if (!(rst <= 0))
        {
            return false;
        }

        if (air is not { } temperature)
        {
            return true;
        }

        // In rain the air is near saturation: without a hygrometer the wet bulb is taken as the air temperature.
        var humidity = dewPoint is { } dew ? DewPoint.ToRelativeHumidity(dew, temperature) : 100;
        return WetBulb.From(temperature, humidity) <= wetBulbAtOrBelow;
    }
}
