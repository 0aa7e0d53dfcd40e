namespace Telemetry.FirmwareSim.Weather;

/// <summary>Heat radiation between sky and road: docs/sources/firmware-sim.md#longwave.</summary>
internal static class LongWave
{
    private const double StefanBoltzmann = 5.6698e-8;
    private const double Emissivity = 0.92;

    //                                             0     1      2      3      4      5      6      7      8 octas
    private static readonly double[] SkyPerKelvin = [3.79, 4.13, 4.13, 4.26, 4.38, 4.19, 4.395, 4.34, 4.51];
    private static readonly double[] AtZero = [214.7, 226.2, 234.8, 243.4, 250.7, 259.2, 270.9, 280.9, 298.4];

    /// <summary>Net gain of the surface, W/m² (negative when it cools).</summary>
    public static double Net(double surface, double air, double octas, double skyView)
    {
        var below = (int)Math.Min(7, Math.Floor(octas));
        var part = octas - below;
        var sky = ((1 - part) * Sky(air, below)) + (part * Sky(air, below + 1));
        return Emissivity * ((skyView * sky) + ((1 - skyView) * Body(air)) - Body(surface));
    }

    /// <summary>How much more the surface loses for each kelvin that it warms, W/m²K.</summary>
    public static double PerKelvin(double surface) => 4 * Emissivity * Body(surface) / (surface + 273.15);

    private static double Sky(double air, int octas) => (SkyPerKelvin[octas] * air) + AtZero[octas];

    private static double Body(double celsius)
    {
        var squared = (celsius + 273.15) * (celsius + 273.15);
        return StefanBoltzmann * squared * squared;
    }
}
