using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Transfer;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <content>The whole content, for moving it to another store and from one.</content>
internal sealed partial class InfluxTimeSeriesStore : IStoreTransfer
{
    public Task<IReadOnlyList<StoredMonth>> CountMonthsAsync(DateTimeOffset receivedBefore, CancellationToken cancellation) =>
        TransferAsync(state => new InfluxExport(_client, state.Committed).CountMonthsAsync(Micros.Of(receivedBefore), cancellation), cancellation);

    public Task<IReadOnlyList<ReadingRow>> ExportReadingsAsync(
        Quantity quantity, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation) => TransferAsync(
            state => new InfluxExport(_client, state.Committed).ReadingsAsync(quantity, Micros.Of(from), Micros.Of(to), limit, cancellation), cancellation);

    public Task<IReadOnlyList<CorrectionRow>> ExportCorrectionsAsync(
        Quantity quantity, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation) => TransferAsync(
            state => new InfluxExport(_client, state.Committed).CorrectionsAsync(quantity, Micros.Of(from), Micros.Of(to), limit, cancellation), cancellation);

    public Task<string?> ReadImportAsync(CancellationToken cancellation) => TransferAsync(state => Task.FromResult(state.Importing), cancellation);

    public Task ImportAsync(StoreImport import, CancellationToken cancellation) => TransferAsync(
        async state =>
        {
            await new InfluxImport(_client, state, _options.MaxSeries).WriteAsync(import, cancellation);
            var log = new ImportLog(_client);
            if (!import.IsLast)
            {
                await log.WriteAsync(import.Reached, _time.GetUtcNow(), cancellation);
                state.Importing = import.Reached;
                return 0;
            }

            // In this order: broken off in between, the last part is taken again, and changes nothing.
            await state.Commits.WriteAsync(state.Point(import.Position.Sequence), cancellation);
            await log.DeleteAsync(cancellation);
            state.Committed = import.Position.Sequence;
            state.Importing = null;
            return 0;
        },
        cancellation);
}
