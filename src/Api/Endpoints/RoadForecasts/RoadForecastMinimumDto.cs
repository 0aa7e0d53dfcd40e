namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>The lowest road surface temperature foreseen.</summary>
/// <param name="At">UTC.</param>
/// <param name="Rst">°C.</param>
/// <param name="Lowest10">The lowest of the points' 10 % quantiles, °C, which may be of another time.</param>
internal sealed record RoadForecastMinimumDto(DateTimeOffset At, double Rst, double Lowest10);
