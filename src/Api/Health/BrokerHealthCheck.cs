using Microsoft.Extensions.Diagnostics.HealthChecks;
using Telemetry.Ingest.Mqtt;

namespace Telemetry.Api.Health;

/// <summary>Whether readings can come in. Without them what the host answers is right, and says its age: degraded.</summary>
/// <param name="broker">Null when the host takes no part in MQTT.</param>
internal sealed class BrokerHealthCheck(IBrokerState? broker = null) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(broker switch
        {
            null => HealthCheckResult.Healthy($"no broker: {MqttOptions.Section}:Mode is None"),
            { Trouble: { } trouble } => HealthCheckResult.Degraded(trouble),
            _ => HealthCheckResult.Healthy(broker.Doing),
        });
}
