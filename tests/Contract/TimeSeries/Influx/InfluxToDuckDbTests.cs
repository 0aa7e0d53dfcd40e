using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Tests.Contract.TimeSeries.DuckDb;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

public sealed class InfluxToDuckDbTests(SharedInflux influx) : TimeSeriesTransferContract
{
    private readonly DuckDbFile _file = new();
    private InfluxDatabase _database = null!;

    protected override async ValueTask PrepareAsync() => _database = new InfluxDatabase(await influx.ServerAsync(), Time);

    protected override ITimeSeriesStore CreateStore() => _database.Store();

    protected override void CloseStore(ITimeSeriesStore store) => ((InfluxTimeSeriesStore)store).Dispose();

    protected override IStoreTransfer OpenOther() => _file.Store(Time);

    protected override void CloseOther(IStoreTransfer store) => store.Dispose();

    protected override void DeleteData()
    {
        _file.Dispose();
        _database.Dispose();
    }
}
