using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Telemetry.Api.Health;

/// <summary>How the host is doing.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy: the worst of the checks.</param>
internal sealed record HealthDto(string Status, IReadOnlyDictionary<string, HealthCheckDto> Checks)
{
    public static HealthDto Of(HealthReport report) => new(
        report.Status.ToString(),
        report.Entries.ToDictionary(e => e.Key, e => new HealthCheckDto(e.Value.Status.ToString(), e.Value.Description), StringComparer.Ordinal));
}
