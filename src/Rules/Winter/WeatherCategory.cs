namespace Telemetry.Rules.Winter;

/// <summary>Thermal mapping's categories of weather (docs/sources/winter.md#weather-category).</summary>
internal enum WeatherCategory
{
    /// <summary>Cloud or wind are not known.</summary>
    Unknown,
    Extreme,
    Intermediate,
    Damped,
}
