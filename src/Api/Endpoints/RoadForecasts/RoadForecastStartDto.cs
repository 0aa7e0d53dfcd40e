namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>The measured road surface temperature that a forecast starts from: the newest that passed its checks.</summary>
/// <param name="ObservedAt">UTC.</param>
/// <param name="Value">°C.</param>
/// <param name="AgeMinutes">At the issue, min.</param>
internal sealed record RoadForecastStartDto(string Sensor, DateTimeOffset ObservedAt, double Value, double AgeMinutes);
