namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>How old the readings behind a route are, so that stale data is shown as stale.</summary>
/// <param name="NewestReadingAt">Observation time of the newest reading at any of the route's stations; null when there is none.</param>
/// <param name="Stale">A station of the route has been silent for three of its intervals, or has never reported.</param>
/// <param name="StaleReason">Which station, and since when; null when fresh.</param>
internal sealed record FreshnessDto(DateTimeOffset? NewestReadingAt, bool Stale, string? StaleReason);
