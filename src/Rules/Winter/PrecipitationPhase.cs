namespace Telemetry.Rules.Winter;

/// <summary>In what form precipitation reaches the road.</summary>
public enum PrecipitationPhase
{
    Rain,
    Sleet,
    Snow,

    /// <summary>Liquid, freezing as it touches a road at or below zero.</summary>
    FreezingRain,
}
