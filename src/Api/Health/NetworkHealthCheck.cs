using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Telemetry.Api.Network;
using Telemetry.Rules.Engine;
using Telemetry.Rules.Waste;

namespace Telemetry.Api.Health;

/// <summary>
/// Whether there is a network, and one that the rules can serve. Without one every reading is rejected, though nothing is broken:
/// degraded, so that the API that takes one stays reachable.
/// </summary>
internal sealed class NetworkHealthCheck(NetworkProvider provider, IOptions<RuleEngineOptions> rules) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(provider.File is null ? HealthCheckResult.Degraded("no network is imported: every reading is rejected")
            : BinLookBack.Trouble(provider.Current, rules.Value.LookBack) is { } trouble ? HealthCheckResult.Degraded(trouble)
            : HealthCheckResult.Healthy(string.Create(
                CultureInfo.InvariantCulture,
                $"{provider.Current.Sites.Count} sites, {provider.Current.Sensors.Count} sensors, {provider.Current.Routes.Count} routes")));
}
