namespace Telemetry.Domain.AirQuality;

/// <summary>Which index it is. The two have nothing in common but their pollutants: their numbers must never be compared.</summary>
public enum IndexScale
{
    /// <summary>The UK Daily Air Quality Index, 1 to 10.</summary>
    UkDaqi,

    /// <summary>The European Air Quality Index as revised in 2024, level 1 (Good) to 6 (Extremely poor).</summary>
    European,
}
