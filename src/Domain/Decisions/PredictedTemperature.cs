namespace Telemetry.Domain.Decisions;

/// <summary>The road surface temperature that a decision expected at an instant, °C, before the route's offset.</summary>
public readonly record struct PredictedTemperature(DateTimeOffset At, double Value);
