namespace Telemetry.Domain.Decisions;

/// <summary>How often the spread rate is laid: once, twice, or again and again while the condition lasts.</summary>
public enum Treatments
{
    None = 0,
    One = 1,
    Two = 2,
    Successive = 3,
}
