namespace Telemetry.Domain.Readings;

/// <summary>What quality control thinks of a reading.</summary>
public enum Flag : byte
{
    Pass = 0,
    Suspect = 1,
    Fail = 2,
}
