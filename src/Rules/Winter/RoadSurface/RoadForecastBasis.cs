namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>What a road surface forecast rests on.</summary>
public enum RoadForecastBasis
{
    /// <summary>A weather forecast that covers the next hour at least.</summary>
    WeatherForecast = 0,

    /// <summary>What the station itself has measured: honest for a few hours, wide for a night.</summary>
    StationAlone = 1,

    /// <summary>Nothing: neither a weather forecast nor a surface temperature. There are no points.</summary>
    None = 2,
}
