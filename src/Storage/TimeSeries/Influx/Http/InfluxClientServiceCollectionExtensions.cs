using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

internal static class InfluxClientServiceCollectionExtensions
{
    /// <summary>The client of the InfluxDB that the settings name.</summary>
    public static IServiceCollection AddInfluxClient(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InfluxOptions>().Bind(configuration.GetSection(InfluxOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InfluxOptions>, InfluxOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InfluxClient>();
        return services;
    }
}
