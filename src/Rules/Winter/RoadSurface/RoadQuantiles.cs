namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>Where the road surface temperature lies, °C, with the chances of 10, 25, 50, 75 and 90 % of being at or below.</summary>
public readonly record struct RoadQuantiles(double P10, double P25, double P50, double P75, double P90)
{
    public RoadQuantiles Shifted(double kelvin) => new(P10 + kelvin, P25 + kelvin, P50 + kelvin, P75 + kelvin, P90 + kelvin);

    /// <summary>Stretched about the middle, so that an independent error of a standard deviation of so many kelvin is in them too.</summary>
    public RoadQuantiles Widened(double kelvin)
    {
        const double bandInSd = 2.5631;
        var sd = (P90 - P10) / bandInSd;
        if (sd < 1e-3)
        {
            return kelvin <= 0 ? this : new(P50 - (1.2816 * kelvin), P50 - (0.6745 * kelvin), P50, P50 + (0.6745 * kelvin), P50 + (1.2816 * kelvin));
        }

        var by = Math.Sqrt((sd * sd) + (kelvin * kelvin)) / sd;
        var middle = P50;
        return new(Out(P10), Out(P25), P50, Out(P75), Out(P90));

        double Out(double value) => middle + ((value - middle) * by);
    }

    /// <summary>Chance that the road is at or below a temperature, 0 to 1: between the quantiles linear, beyond them by a normal tail.</summary>
    public double ChanceAtOrBelow(double temperature)
    {
        ReadOnlySpan<(double Value, double Chance)> known = [(P10, 0.10), (P25, 0.25), (P50, 0.50), (P75, 0.75), (P90, 0.90)];
        const double z90 = 1.2816;
        if (temperature < P10)
        {
            var sd = Math.Max((P50 - P10) / z90, 1e-3);
            return Math.Min(0.10, Normal.Below(temperature, P50, sd));
        }

        if (temperature >= P90)
        {
            var sd = Math.Max((P90 - P50) / z90, 1e-3);
            return Math.Max(0.90, Normal.Below(temperature, P50, sd));
        }

        for (var i = 1; i < known.Length; i++)
        {
            if (temperature < known[i].Value)
            {
                var (low, high) = (known[i - 1], known[i]);
                return low.Chance + ((high.Chance - low.Chance) * (temperature - low.Value) / (high.Value - low.Value));
            }
        }

        return 0.90;
    }
}
