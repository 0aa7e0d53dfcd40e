using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Health;

/// <summary>Whether a consumer of the journal goes on. One that only lags is degraded: what it gives is right, and old.</summary>
/// <param name="store">What it writes to, told with the state; null when that needs no telling.</param>
internal sealed class ConsumerHealthCheck(Func<ConsumerState> state, IPipelineState pipeline, HealthOptions options, IStoreDescription? store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = state();
        var behind = Math.Max(0, pipeline.JournalHead - now.Position);
        var lag = string.Create(CultureInfo.InvariantCulture, $"{behind} journal records behind{(store is null ? "" : $" ({store.Text})")}");
        var drain = now.Progress switch
        {
            { TimeToDrain: { } time } => $"; caught up in {ProgressText.About(time)} at the present rate",
            { Why: var why } => $"; when it will have caught up can't be said: {ProgressText.Of(why)}",
            null => "",
        };
        return Task.FromResult(now switch
        {
            { Trouble: { } trouble } => HealthCheckResult.Unhealthy($"{trouble.TrimEnd('.')}; {lag}"),
            { Ready: false } => HealthCheckResult.Unhealthy($"warming up, {lag}"),
            _ when behind > options.MaxLagRecords => HealthCheckResult.Degraded(lag + drain),
            _ => HealthCheckResult.Healthy(lag),
        });
    }
}
