namespace Telemetry.Api.Health;

/// <summary>How the host is doing.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy: the worst of the checks.</param>
internal sealed record HealthDto(string Status, IReadOnlyDictionary<string, HealthCheckDto> Checks);
