namespace Telemetry.Domain.Decisions;

/// <summary>What was spread.</summary>
public enum SpreadMaterial
{
    DrySalt,
    PreWetSalt,
    Brine,
    Grit,
    Other,
}
