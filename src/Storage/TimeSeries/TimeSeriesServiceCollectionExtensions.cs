using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Storage.TimeSeries.DuckDb;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;

namespace Telemetry.Storage.TimeSeries;

public static class TimeSeriesServiceCollectionExtensions
{
    /// <summary>Keeps readings in the store that the settings name. The other one's settings are known too, and must be right.</summary>
    public static IServiceCollection AddTimeSeries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TimeSeriesOptions>().Bind(configuration.GetSection(TimeSeriesOptions.Section)).ValidateDataAnnotations().ValidateOnStart();

        // What is no kind is told with everything else that is wrong.
        _ = Enum.TryParse<TimeSeriesKind>(configuration[TimeSeriesOptions.Section + ":Kind"], ignoreCase: true, out var kind);
        return kind == TimeSeriesKind.Influx
            ? services.AddDuckDbOptions(configuration).AddInfluxTimeSeries(configuration)
            : services.AddInfluxClient(configuration).AddDuckDbTimeSeries(configuration);
    }
}
