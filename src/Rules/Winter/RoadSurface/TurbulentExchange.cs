namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>How fast air and road exchange heat and vapour, m/s: the wind's share by Louis, the traffic's by Denby (docs/sources/winter.md#turbulence).</summary>
internal readonly struct TurbulentExchange
{
    public const double Roughness = 0.010;
    public const double HeatRoughness = 0.001;

    /// <summary>m above the road that air temperature and wind are brought to.</summary>
    public const double Height = 2;

    /// <summary>m/s. A calm is never quite one: the least that RoadSurf reckons with.</summary>
    public const double Calm = 0.4;

    private const double Stable = 4.7;
    private const double Gravity = 9.81;
    private const double Karman = 0.4;

    private static readonly double LeastStable =
        Math.Log(Height / Roughness) * Math.Log(Height / HeatRoughness)
        / ((Math.Log(Height / Roughness) + Stable) * (Math.Log(Height / HeatRoughness) + Stable));

    private readonly double _windFactor;
    private readonly double _neutral;

    /// <param name="windFactor">The road's wind as a share of the given one.</param>
    /// <param name="windHeight">Height that the road's wind stands for, m.</param>
    public TurbulentExchange(double windFactor, double windHeight)
    {
        _windFactor = windFactor * Math.Log(Height / Roughness) / Math.Log(Math.Max(windHeight, 10 * Roughness) / Roughness);
        _neutral = Karman * Karman / (Math.Log(Height / Roughness) * Math.Log(Height / HeatRoughness));
    }

    /// <summary>Wind 2 m above the road, m/s.</summary>
    public double WindAt(double given) => Math.Max(Calm, given * _windFactor);

    /// <summary>m/s by the wind, less over a road that is colder than the air and more over a warmer one.</summary>
    public double By(double givenWind, double air, double road)
    {
        var wind = WindAt(givenWind);
        var richardson = Gravity * Height * (air - road) / ((air + LongWave.Zero) * wind * wind);
        double stability;
        if (richardson >= 0)
        {
            // The stable layer above a road never shuts it off: z/L goes no further than 1, as in RoadSurf.
            var damped = 1 + (Stable * richardson);
            stability = Math.Max(1 / (damped * damped), LeastStable);
        }
        else
        {
            var root = Math.Sqrt(-richardson);
            var c = 5.3 * 9.4 * _neutral * Math.Sqrt(Height / Roughness);
            stability = 1 - (9.4 * richardson / (1 + (c * root)));
        }

        return _neutral * wind * stability;
    }
}
