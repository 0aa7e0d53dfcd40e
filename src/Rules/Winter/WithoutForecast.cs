namespace Telemetry.Rules.Winter;

/// <summary>What a road that has no weather forecast is looked ahead with.</summary>
public enum WithoutForecast
{
    /// <summary>Its own damped trend, in the mean with what its last days let expect where it has a day behind it, for a few hours.</summary>
    Trend,

    /// <summary>What the station itself knows of days and nights, to the end of the decision day, with the uncertainty that this has.</summary>
    StationAlone,
}
