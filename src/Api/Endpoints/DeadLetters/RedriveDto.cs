namespace Telemetry.Api.Endpoints.DeadLetters;

/// <summary>What became of dead letters that were driven again.</summary>
/// <param name="Driven">Messages driven again.</param>
/// <param name="Admitted">Readings admitted of them.</param>
/// <param name="StillRejected">Messages of which something was rejected again: each is a new dead letter.</param>
/// <param name="Next">Cursor to go on from; null when none is left.</param>
internal sealed record RedriveDto(int Driven, int Admitted, int StillRejected, string? Next);
