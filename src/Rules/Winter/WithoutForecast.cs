namespace Telemetry.Rules.Winter;

/// <summary>What a road that has no weather forecast is looked ahead with.</summary>
public enum WithoutForecast
{
    /// <summary>Its own damped trend, for a few hours.</summary>
    Trend,

    /// <summary>What the station itself knows of days and nights, to the end of the decision day, with the uncertainty that this has.</summary>
    StationAlone,
}
