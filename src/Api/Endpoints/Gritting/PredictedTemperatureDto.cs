namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>Road surface temperature expected at an instant, °C, before the route's offset.</summary>
internal sealed record PredictedTemperatureDto(DateTimeOffset At, double Value);
