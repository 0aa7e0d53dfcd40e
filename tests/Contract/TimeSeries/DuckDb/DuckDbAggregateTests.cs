using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.DuckDb;

namespace Telemetry.Tests.Contract.TimeSeries.DuckDb;

public sealed class DuckDbAggregateTests : TimeSeriesAggregateContract
{
    private readonly DuckDbFile _file = new();

    protected override ITimeSeriesStore CreateStore() => _file.Store(Time);

    protected override void CloseStore(ITimeSeriesStore store) => ((DuckDbTimeSeriesStore)store).Dispose();

    protected override void DeleteData() => _file.Dispose();
}
