namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>What a forecast had to do without, so that whoever rests on it can say so.</summary>
[Flags]
public enum RoadForecastNote
{
    None = 0,

    /// <summary>No surface temperature in the last three hours: the forecast does not start from the truth.</summary>
    NotAnchored = 1,

    /// <summary>The weather forecast is older than allowed and was not used.</summary>
    WeatherTooOld = 2,

    /// <summary>The weather forecast ends before the horizon; so do the points.</summary>
    EndsEarly = 4,

    /// <summary>No weather forecast that covers the next hour.</summary>
    NoWeather = 8,

    /// <summary>Cloud, wind or humidity were given by nobody for some of the time and are assumed.</summary>
    WeatherAssumed = 16,

    /// <summary>Under ten past errors are known: the quantiles rest mostly on published errors of such models.</summary>
    FewErrors = 32,
}
