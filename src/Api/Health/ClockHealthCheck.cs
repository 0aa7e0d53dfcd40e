using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Telemetry.Api.Health;

/// <summary>
/// Whether minutes go on. They never go backwards: a clock that was ahead and is right again, or was right and has fallen behind,
/// has nothing concluded until it has passed the last minute. What stands by then is right, and old: degraded.
/// </summary>
internal sealed class ClockHealthCheck(IPipelineState pipeline, TimeProvider clock) : IHealthCheck
{
    /// <summary>Less is a clock being disciplined.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult(pipeline.LastTick is { } last && now < last - Tolerance
            ? HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture, $"the clock is at {now:u}, behind the last minute: nothing is concluded until it has passed {last:u}"))
            : HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"the clock is at {now:u}")));
    }
}
