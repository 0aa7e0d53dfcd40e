using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Winter;

/// <summary>What speaks for moisture, suspect or not, and what shows dryness, trusted only.</summary>
internal readonly record struct MoistureEvidence
{
    /// <summary>The wettest film reported, suspect ones too, mm.</summary>
    public double? FilmMm { get; init; }

    /// <summary>The wettest film by sensors that passed, mm: the only film that shows dryness.</summary>
    public double? TrustedFilmMm { get; init; }

    public SurfaceState? Surface { get; init; }

    /// <summary>Rain falls or is expected while the road is at or below zero.</summary>
    public bool RainWhileFrozen { get; init; }

    public bool PrecipitationExpected { get; init; }

    public bool PrecipitationRecent { get; init; }

    public bool Hoar { get; init; }

    /// <summary>°C, for the reason's text.</summary>
    public double? FrostPoint { get; init; }

    /// <summary>Measured without precipitation for the policy's hours, with readings all through.</summary>
    public bool ShownWithoutPrecipitation { get; init; }

    /// <summary>Frost point below the RST by the policy's margin all through.</summary>
    public bool ShownFrostPointMargin { get; init; }
}
