namespace Telemetry.Rules.Winter;

/// <summary>The freezing point of water with rock salt, reckoned as sodium chloride (docs/sources/winter.md#residual-salt).</summary>
internal static class SaltBrine
{
    private const double GramsPerMoleOfSalt = 58.4;
    private const double GramsPerMoleOfWater = 18.015;
    private const double EutecticCelsius = -21;
    private const double SaturatedMoleFraction = 0.086;
    private const double Exponent = 1.3;

    /// <summary>°C, for salt as a share of the brine's weight in percent. More than the eutectic has freezes no lower.</summary>
    public static double FreezingPoint(double percentByWeight)
    {
        var salt = Math.Clamp(percentByWeight, 0, 100) / GramsPerMoleOfSalt;
        var water = (100 - Math.Clamp(percentByWeight, 0, 100)) / GramsPerMoleOfWater;
        return Math.Max(EutecticCelsius, EutecticCelsius * Math.Pow(salt / (salt + water) / SaturatedMoleFraction, Exponent));
    }

    /// <summary>g/m² of salt in a film of brine. Its density is taken as water's, which is the lesser.</summary>
    public static double Grams(double filmMm, double percentByWeight) => filmMm * 1000 * percentByWeight / 100;
}
