using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Domain.Live;
using Telemetry.Ingest.Consumers.Progress;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Ingest.Consumers;

public static class ConsumersServiceCollectionExtensions
{
    /// <summary>Adds the store writer, the rule host and the latest readings. Expects a journal, both stores, a network, a rule set and a live feed.</summary>
    public static IServiceCollection AddConsumers(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<ConsumerOptions>().Bind(configuration.GetSection(ConsumerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RuleEngineOptions>().Bind(configuration.GetSection(RuleEngineOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<QualityControlOptions>().Bind(configuration.GetSection(QualityControlOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ConsumerStatuses>();
        services.AddSingleton<PipelineProgress>();
        services.AddSingleton<LatestReadings>();
        services.AddSingleton<ILatestReadings>(provider => provider.GetRequiredService<LatestReadings>());
        services.AddTransient<StoreRebuild>();
        services.AddHostedService<StoreWriter>();
        services.AddHostedService<RuleHost>();
        services.AddHostedService<ProgressWatch>();
        return services;
    }
}
