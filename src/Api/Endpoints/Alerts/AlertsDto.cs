namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Alerts, newest first.</summary>
internal sealed record AlertsDto(DateTimeOffset AsOf, bool SimulatedTime, IReadOnlyList<AlertDto> Alerts);
