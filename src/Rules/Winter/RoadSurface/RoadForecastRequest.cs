using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// Everything that a road surface forecast is made from. Lists are in order of time. Only what was known at the issue belongs
/// in it; readings later than that are not looked at.
/// </summary>
/// <param name="Site">The station, with what is known of its road.</param>
/// <param name="Zone">The council's time zone: traffic follows local hours.</param>
/// <param name="IssuedAt">The instant that the forecast is for and from.</param>
public sealed record RoadForecastRequest(Site Site, TimeZoneInfo Zone, DateTimeOffset IssuedAt)
{
    /// <summary>Trusted road surface temperatures: two days let the model start well, a week the station look ahead alone.</summary>
    public IReadOnlyList<RoadObservation> Surface { get; init; } = [];

    /// <summary>Trusted temperatures below the surface, at the depth that the site names; none where there is no such sensor.</summary>
    public IReadOnlyList<RoadObservation> Subsurface { get; init; } = [];

    /// <summary>The weather measured at the station, over the same time as the surface.</summary>
    public IReadOnlyList<RoadWeather> Measured { get; init; } = [];

    /// <summary>The weather forecast, hourly; empty without one. Its hours before the issue tell how far it is off from what is measured.</summary>
    public IReadOnlyList<RoadWeather> Weather { get; init; } = [];

    /// <summary>When the weather forecast was issued.</summary>
    public DateTimeOffset? WeatherIssuedAt { get; init; }

    /// <summary>How old a weather forecast may be. Default 12 h, as the gritting policy's.</summary>
    public TimeSpan WeatherMaxAge { get; init; } = TimeSpan.FromHours(12);

    /// <summary>What a sensor says of what lies on the road now; null leaves it to the weather of the last days.</summary>
    public RoadStores? OnRoad { get; init; }

    /// <summary>Freezing point of what is on the road, °C, where it is measured; 0 for water.</summary>
    public double FreezingPoint { get; init; }

    public RoadForecastErrors Errors { get; init; } = RoadForecastErrors.None;

    /// <summary>How far to look ahead: 1 to 26 full hours.</summary>
    public int Hours { get; init; } = 24;
}
