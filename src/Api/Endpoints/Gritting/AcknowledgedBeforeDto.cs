namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>What was acknowledged of a decision before it became what it is now, which nobody has acknowledged.</summary>
/// <param name="Revision">The revision that was acknowledged.</param>
/// <param name="By">Name as given.</param>
/// <param name="At">Host clock time, UTC.</param>
/// <param name="WorsenedAt">Since when it asks for more, or for it sooner: host clock time at which that became known, UTC. Null where it does not, and people need not be called.</param>
/// <param name="Worse">How it is worse, in words; null where it is not.</param>
internal sealed record AcknowledgedBeforeDto(int Revision, string By, DateTimeOffset At, string Reason, DateTimeOffset? WorsenedAt, string? Worse);
