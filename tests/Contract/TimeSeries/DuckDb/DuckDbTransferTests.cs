using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.DuckDb;

namespace Telemetry.Tests.Contract.TimeSeries.DuckDb;

public sealed class DuckDbTransferTests : TimeSeriesTransferContract
{
    private readonly DuckDbFile _file = new();
    private readonly DuckDbFile _other = new();

    protected override ITimeSeriesStore CreateStore() => _file.Store(Time);

    protected override void CloseStore(ITimeSeriesStore store) => ((DuckDbTimeSeriesStore)store).Dispose();

    protected override IStoreTransfer OpenOther() => _other.Store(Time);

    protected override void CloseOther(IStoreTransfer store) => ((DuckDbTimeSeriesStore)store).Dispose();

    protected override void DeleteData()
    {
        _file.Dispose();
        _other.Dispose();
    }
}
