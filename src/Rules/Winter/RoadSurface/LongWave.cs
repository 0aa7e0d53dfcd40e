namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>Thermal radiation, W/m² (docs/sources/winter.md#long-wave).</summary>
internal static class LongWave
{
    public const double StefanBoltzmann = 5.6704e-8;
    public const double Zero = 273.15;

    /// <summary>Of a black surface at a temperature in °C.</summary>
    public static double Black(double celsius)
    {
        var squared = (celsius + Zero) * (celsius + Zero);
        return StefanBoltzmann * squared * squared;
    }

    /// <summary>From the whole sky: Prata's clear sky, with clouds after Unsworth and Monteith.</summary>
    /// <param name="air">°C.</param>
    /// <param name="vapour">Vapour pressure, hPa.</param>
    /// <param name="octas">Cloud cover.</param>
    public static double Sky(double air, double vapour, double octas)
    {
        var water = 46.5 * vapour / (air + Zero);
        var clear = 1 - ((1 + water) * Math.Exp(-Math.Sqrt(1.2 + (3 * water))));
        var cover = 0.84 * Math.Clamp(octas, 0, 8) / 8;
        return (((1 - cover) * clear) + cover) * Black(air);
    }
}
