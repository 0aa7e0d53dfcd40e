using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;

namespace Telemetry.Ingest.Intake;

public static class IntakeServiceCollectionExtensions
{
    /// <summary>Adds the one way in for a message. Needs an IJournal and an INetworkProvider.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<AdmissionOptions>().Bind(configuration.GetSection(AdmissionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IntakeOptions>().Bind(configuration.GetSection(IntakeOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IntakeMetrics>();
        services.TryAddSingleton<MessageIntake>();
        services.TryAddSingleton<IMessageIntake>(provider => provider.GetRequiredService<MessageIntake>());
        return services;
    }
}
