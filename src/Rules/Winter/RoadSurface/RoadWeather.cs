namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// The weather over a road at an instant, measured or forecast, in canonical units; NaN where it isn't known.
/// Precipitation, snowfall and radiation are those of the hour that ends there.
/// </summary>
public readonly record struct RoadWeather(DateTimeOffset At)
{
    /// <summary>°C. Without it the instant is passed over.</summary>
    public double Air { get; init; } = double.NaN;

    /// <summary>°C over water.</summary>
    public double DewPoint { get; init; } = double.NaN;

    /// <summary>m/s.</summary>
    public double Wind { get; init; } = double.NaN;

    /// <summary>Octas.</summary>
    public double Cloud { get; init; } = double.NaN;

    /// <summary>W/m², on open level ground.</summary>
    public double Radiation { get; init; } = double.NaN;

    /// <summary>mm/h of any phase, as water.</summary>
    public double Precipitation { get; init; } = double.NaN;

    /// <summary>mm/h as water; NaN leaves the phase to temperature and humidity.</summary>
    public double Snowfall { get; init; } = double.NaN;

    /// <summary>hPa.</summary>
    public double Pressure { get; init; } = double.NaN;
}
