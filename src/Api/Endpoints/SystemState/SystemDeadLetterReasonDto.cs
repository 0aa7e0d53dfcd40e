namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>How many dead letters have a reason.</summary>
/// <param name="Reason">Such as UnknownSensor.</param>
internal sealed record SystemDeadLetterReasonDto(string Reason, long Messages);
