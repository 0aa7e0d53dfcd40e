using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Winter;

/// <summary>What an assessment is asked about: one stretch of road over one window of time. Null means not known, and is never read as harmless.</summary>
public sealed record GrittingConditions
{
    /// <summary>Lowest road surface temperature (RST) in the window, °C.</summary>
    public double? MinimumRst { get; init; }

    /// <summary>°C; keys the matrix's ice rows, and with the humidity gives the phase of precipitation.</summary>
    public double? AirTemperature { get; init; }

    public SurfaceState? Surface { get; init; }

    /// <summary>mm.</summary>
    public double? WaterFilmMm { get; init; }

    /// <summary>Over water, °C; taken before <see cref="RelativeHumidity"/> when both are given.</summary>
    public double? DewPoint { get; init; }

    /// <summary>Over water, %; needs <see cref="AirTemperature"/>.</summary>
    public double? RelativeHumidity { get; init; }

    /// <summary>mm/h of water falling or expected in the window. Zero says that none falls and none fell in the 12 h before.</summary>
    public double? PrecipitationRate { get; init; }

    /// <summary>Null lets air temperature and humidity tell.</summary>
    public PrecipitationPhase? Phase { get; init; }

    /// <summary>Fresh snow expected in the window, mm deep. Unknown counts as medium or heavy where snow falls.</summary>
    public double? FreshSnowMm { get; init; }

    /// <summary>Lying snow, mm.</summary>
    public double? SnowDepthMm { get; init; }

    public SaltType Salt { get; init; }
}
