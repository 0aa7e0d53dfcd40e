using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Telemetry.Api.Health;

/// <summary>Whether anything can be made durable.</summary>
internal sealed class JournalHealthCheck(IPipelineState pipeline) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(pipeline.JournalTrouble is { } trouble
            ? HealthCheckResult.Unhealthy(trouble)
            : HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"durable up to record {pipeline.JournalHead}")));
}
