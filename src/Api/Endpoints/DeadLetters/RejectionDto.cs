namespace Telemetry.Api.Endpoints.DeadLetters;

/// <summary>Why a message or one reading of it was not admitted.</summary>
/// <param name="Reason">Stable name, such as UnknownSensor.</param>
/// <param name="Detail">What was wrong and what would be right.</param>
internal sealed record RejectionDto(string Reason, string Detail, string? Sensor, string? Quantity);
