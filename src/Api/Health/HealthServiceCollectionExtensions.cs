using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using Telemetry.Api.Endpoints.SystemState;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Health;

internal static class HealthServiceCollectionExtensions
{
    /// <summary>Adds health checks and metrics. Expects a journal and its consumers.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HealthOptions>().Bind(configuration.GetSection(HealthOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<IPipelineState, PipelineState>();
        services.AddSingleton<HostStart>();
        services.AddSingleton<GatewayList>();
        services.AddSingleton<SystemOverview>();
        services.AddHealthChecks()
            .AddCheck<JournalHealthCheck>("journal")
            .AddCheck<NetworkHealthCheck>("network")
            .AddCheck<BrokerHealthCheck>("broker")
            .AddCheck<ClockHealthCheck>("clock")
            .Add(new HealthCheckRegistration("store", Consumer(pipeline => () => pipeline.Store, ofStore: true), null, null))
            .Add(new HealthCheckRegistration("rules", Consumer(pipeline => () => pipeline.Rules), null, null));
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("Telemetry.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime")
            .AddPrometheusExporter());
        return services;
    }

    private static Func<IServiceProvider, IHealthCheck> Consumer(Func<IPipelineState, Func<ConsumerState>> select, bool ofStore = false) => provider =>
    {
        var pipeline = provider.GetRequiredService<IPipelineState>();
        return new ConsumerHealthCheck(select(pipeline), pipeline, provider.GetRequiredService<IOptions<HealthOptions>>().Value, ofStore ? provider.GetService<IStoreDescription>() : null);
    };
}
