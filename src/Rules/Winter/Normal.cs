namespace Telemetry.Rules.Winter;

/// <summary>The normal distribution, for chances from a forecast and its standard deviation.</summary>
internal static class Normal
{
    /// <summary>Chance that a value with this mean and standard deviation is at or below the limit.</summary>
    public static double Below(double limit, double mean, double sd)
    {
        // Abramowitz and Stegun 26.2.17: error under 7.5e-8.
        var z = (limit - mean) / sd;
        var x = Math.Abs(z);
        var t = 1 / (1 + (0.2316419 * x));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return z > 0 ? 1 - tail : tail;
    }
}
