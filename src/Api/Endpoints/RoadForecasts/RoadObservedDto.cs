namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>A measured road surface temperature.</summary>
/// <param name="At">UTC.</param>
/// <param name="Value">°C.</param>
/// <param name="Flag">pass or suspect.</param>
internal sealed record RoadObservedDto(DateTimeOffset At, double Value, string Flag);
