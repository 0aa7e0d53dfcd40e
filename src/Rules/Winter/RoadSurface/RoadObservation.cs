namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>A temperature measured at an instant, °C.</summary>
public readonly record struct RoadObservation(DateTimeOffset At, double Value);
