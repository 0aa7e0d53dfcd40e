namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>A field that came out otherwise.</summary>
/// <param name="Field">As in the decision.</param>
/// <param name="Recorded">As it is on record; null where there is none.</param>
/// <param name="Recomputed">As it came out; null where there is none.</param>
internal sealed record RecomputedFieldDto(string Field, string? Recorded, string? Recomputed);
