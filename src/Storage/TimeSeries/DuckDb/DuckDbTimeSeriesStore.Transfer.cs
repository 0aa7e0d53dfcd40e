using DuckDB.NET.Data;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <content>The whole content, for moving it to another store and from one.</content>
public sealed partial class DuckDbTimeSeriesStore : IStoreTransfer
{
    // By the writer's connection: nobody else writes meanwhile, and a month may take longer to count than a query may.
    public Task<IReadOnlyList<StoredMonth>> CountMonthsAsync(DateTimeOffset receivedBefore, CancellationToken cancellation) =>
        TransferAsync<IReadOnlyList<StoredMonth>>(writer => [.. TransferSql.CountMonths(writer, receivedBefore)], cancellation);

    public Task<IReadOnlyList<ReadingRow>> ExportReadingsAsync(
        Quantity quantity, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation) =>
        TransferAsync<IReadOnlyList<ReadingRow>>(writer => [.. TransferSql.Readings(writer, quantity, from, to, limit)], cancellation);

    public Task<IReadOnlyList<CorrectionRow>> ExportCorrectionsAsync(
        Quantity quantity, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation) =>
        TransferAsync<IReadOnlyList<CorrectionRow>>(writer => [.. TransferSql.Corrections(writer, quantity, from, to, limit)], cancellation);

    public Task<string?> ReadImportAsync(CancellationToken cancellation) => TransferAsync(ImportWriter.ReadReached, cancellation);

    public Task ImportAsync(StoreImport import, CancellationToken cancellation) =>
        TransferAsync(
            writer =>
            {
                List<Month> created = [];
                InTransaction(writer, () =>
                {
                    new ImportWriter(_sensors, _gateways).Write(writer, import, _months, out created);
                    return 0;
                });
                _sensors.Commit();
                _gateways.Commit();
                _months.UnionWith(created);
                _position = import.IsLast ? import.Position : _position;
                _whole = import.IsLast;
                return 0;
            },
            cancellation);

    private async Task<T> TransferAsync<T>(Func<DuckDBConnection, T> work, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => work(Open(wholeOnly: false).Writer), CancellationToken.None);
        }
        finally
        {
            _writer.Release();
        }
    }
}
