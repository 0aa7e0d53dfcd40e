namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>What a road forecast rests on.</summary>
/// <param name="Kind">weather-forecast, or station-alone: honest for a few hours, wide for a night.</param>
/// <param name="WeatherIssuedAt">When the weather forecast that it rests on was issued, UTC; null for a station alone.</param>
/// <param name="WeatherAgeHours">At the issue, h.</param>
/// <param name="WeatherMaxAgeHours">The age up to which a weather forecast is used, h, by the winter policy in force.</param>
/// <param name="WeatherSource">Who made it.</param>
internal sealed record RoadForecastBasisDto(
    string Kind, DateTimeOffset? WeatherIssuedAt, double? WeatherAgeHours, double WeatherMaxAgeHours, string? WeatherSource);
