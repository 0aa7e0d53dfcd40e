namespace Telemetry.Rules.AirQuality.Alerts;

/// <summary>The bands of the UK index, in order.</summary>
public enum DaqiBand
{
    /// <summary>Index 1 to 3.</summary>
    Low,

    /// <summary>Index 4 to 6.</summary>
    Moderate,

    /// <summary>Index 7 to 9.</summary>
    High,

    /// <summary>Index 10.</summary>
    VeryHigh,
}
