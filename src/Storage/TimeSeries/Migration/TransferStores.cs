using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.DuckDb;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;

namespace Telemetry.Storage.TimeSeries.Migration;

/// <summary>Stores of either kind as the settings describe them, whichever of them the host uses.</summary>
public static class TransferStores
{
    public static IStoreTransfer Create(IServiceProvider services, TimeSeriesKind kind)
    {
        var time = services.GetRequiredService<TimeProvider>();
        return kind switch
        {
            TimeSeriesKind.DuckDb => new DuckDbTimeSeriesStore(services.GetRequiredService<IOptions<DuckDbOptions>>(), time),
            TimeSeriesKind.Influx => new InfluxTimeSeriesStore(
                services.GetRequiredService<InfluxClient>(), services.GetRequiredService<IOptions<InfluxOptions>>(), time),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }
}
