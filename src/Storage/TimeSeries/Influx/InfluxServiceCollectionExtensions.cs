using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Http;

namespace Telemetry.Storage.TimeSeries.Influx;

public static class InfluxServiceCollectionExtensions
{
    /// <summary>Keeps readings in an InfluxDB, with roll-ups and retention of our own.</summary>
    public static IServiceCollection AddInfluxTimeSeries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddInfluxClient(configuration);
        services.AddSingleton<InfluxTimeSeriesStore>();
        services.AddSingleton<ITimeSeriesStore>(provider => provider.GetRequiredService<InfluxTimeSeriesStore>());
        services.AddSingleton<IStoreDescription>(provider => Describe(provider.GetRequiredService<InfluxClient>()));
        services.AddHostedService<InfluxUpkeep>();
        return services;
    }

    private static StoreDescription Describe(InfluxClient client) => new(() => client.Description);
}
