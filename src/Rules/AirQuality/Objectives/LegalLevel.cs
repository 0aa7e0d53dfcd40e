namespace Telemetry.Rules.AirQuality.Objectives;

/// <summary>The one comparison of a mean with a value in law: for alerts and for a year's exceedances.</summary>
public static class LegalLevel
{
    private const decimal Half = 0.5m;

    /// <summary>
    /// Values in law are whole µg/m³: a mean exceeds one when it is more than half a µg/m³ above it. Exactly half does not, as
    /// Defra counts. docs/sources/air-quality.md#exceedance, ADR 0014.
    /// </summary>
    public static bool IsExceeded(decimal mean, int level) => mean > level + Half;

    /// <summary>As openair counts: anything above the level.</summary>
    public static bool IsExceededUnrounded(decimal mean, int level) => mean > level;
}
