namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>The sun's radiation on open level ground, W/m²: beam and what comes from the whole sky (docs/sources/winter.md#short-wave).</summary>
internal readonly record struct ShortWave(double Direct, double Diffuse)
{
    private const double SolarConstant = 1367;

    public double Global => Direct + Diffuse;

    /// <summary>Global radiation under a clear sky, by Haurwitz.</summary>
    public static double Clear(double sinElevation) =>
        sinElevation > 0 ? 1098 * sinElevation * Math.Exp(-0.057 / Math.Max(sinElevation, 0.01)) : 0;

    /// <summary>Share of the clear sky's radiation that clouds let through, by Kasten and Czeplak.</summary>
    public static double ThroughClouds(double octas) => 1 - (0.75 * Math.Pow(Math.Clamp(octas, 0, 8) / 8, 3.4));

    /// <summary>Octas under which the share of a clear sky's radiation arrives: the inverse of <see cref="ThroughClouds"/>.</summary>
    public static double OctasFrom(double share) => 8 * Math.Pow(Math.Clamp((1 - share) / 0.75, 0, 1), 1 / 3.4);

    /// <summary>Splits measured or forecast global radiation into beam and diffuse, by Erbs.</summary>
    public static ShortWave Split(double global, Sun sun)
    {
        if (!(global > 0) || !sun.IsUp)
        {
            return default;
        }

        // No more than reaches the top of the air: an instrument or a forecast that says more is not followed.
        var above = SolarConstant * sun.DistanceFactor * sun.SinElevation;
        var clearness = Math.Min(1, global / above);
        var total = Math.Min(global, above);
        var diffuse = clearness <= 0.22 ? 1 - (0.09 * clearness)
            : clearness <= 0.80
                ? 0.9511 + (clearness * (-0.1604 + (clearness * (4.388 + (clearness * (-16.638 + (clearness * 12.336)))))))
                : 0.165;
        return new ShortWave(total * (1 - diffuse), total * diffuse);
    }
}
