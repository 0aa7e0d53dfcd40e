using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

public static class DuckDbServiceCollectionExtensions
{
    /// <summary>Keeps readings in an embedded DuckDB file, with its own maintenance.</summary>
    public static IServiceCollection AddDuckDbTimeSeries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDuckDbOptions(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DuckDbTimeSeriesStore>();
        services.AddSingleton<ITimeSeriesStore>(provider => provider.GetRequiredService<DuckDbTimeSeriesStore>());
        services.AddSingleton(provider => Files(provider.GetRequiredService<IOptions<DuckDbOptions>>().Value.Path));
        services.AddSingleton<IStoreBackup>(provider => provider.GetRequiredService<DuckDbTimeSeriesStore>());
        services.AddSingleton<IStoreDescription>(provider => Describe(provider.GetRequiredService<IOptions<DuckDbOptions>>().Value.Path));
        services.AddHostedService<DuckDbMaintenance>();
        return services;
    }

    internal static IServiceCollection AddDuckDbOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DuckDbOptions>().Bind(configuration.GetSection(DuckDbOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    private static StoreDescription Describe(string path) => new(() => $"DuckDB file {path}");

    private static StoreFiles Files(string path) => new("time series", [path, path + ".wal"]);
}
