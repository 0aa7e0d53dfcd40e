namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <param name="Trouble">In a whole sentence; null when it was done.</param>
/// <param name="Done">Null when it was not.</param>
internal sealed record RecomputationResult(RecomputationOutcome Outcome, string? Trouble, RecomputationDto? Done);
