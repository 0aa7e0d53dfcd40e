namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Alerts, one for each episode, newest first.</summary>
/// <param name="AsOf">Host clock time of this answer, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
/// <param name="More">There are more than one answer holds: ask for a shorter time, or for one rule or severity.</param>
internal sealed record AlertsDto(DateTimeOffset AsOf, bool SimulatedTime, bool More, IReadOnlyList<AlertDto> Alerts);
