using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Telemetry.Ingest.Mqtt.Embedded;
using Telemetry.Ingest.Mqtt.External;

namespace Telemetry.Ingest.Mqtt;

public static class MqttServiceCollectionExtensions
{
    /// <summary>
    /// Adds the embedded broker or the client of an external one, as <see cref="MqttOptions.Mode"/> says when this is called.
    /// Register it after the journal, so that it stops first.
    /// </summary>
    public static IServiceCollection AddMqttIngest(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(MqttOptions.Section);
        services.AddOptions<MqttOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MqttOptions>, MqttOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MqttMetrics>();
        services.TryAddSingleton<PublishReceiver>();
        // A mode that is none is told with the other errors when the options are validated.
        switch (Enum.TryParse<MqttMode>(section[nameof(MqttOptions.Mode)], ignoreCase: true, out var mode) ? mode : MqttMode.Embedded)
        {
            case MqttMode.Embedded:
                services.AddSingleton<EmbeddedBroker>();
                services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<EmbeddedBroker>());
                services.AddSingleton<IBrokerState>(provider => provider.GetRequiredService<EmbeddedBroker>());
                break;
            case MqttMode.External:
                services.AddSingleton<ExternalBrokerClient>();
                services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ExternalBrokerClient>());
                services.AddSingleton<IBrokerState>(provider => provider.GetRequiredService<ExternalBrokerClient>());
                break;
        }

        return services;
    }
}
