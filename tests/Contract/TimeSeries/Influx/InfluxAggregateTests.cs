using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

public sealed class InfluxAggregateTests(SharedInflux influx) : TimeSeriesAggregateContract
{
    private InfluxDatabase _database = null!;

    protected override async ValueTask PrepareAsync() => _database = new InfluxDatabase(await influx.ServerAsync(), Time);

    protected override ITimeSeriesStore CreateStore() => _database.Store();

    protected override void CloseStore(ITimeSeriesStore store) => ((InfluxTimeSeriesStore)store).Dispose();

    protected override void DeleteData() => _database.Dispose();
}
