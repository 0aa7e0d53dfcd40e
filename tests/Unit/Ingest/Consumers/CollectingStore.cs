using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

/// <summary>A time-series store that remembers what it was given.</summary>
internal sealed class CollectingStore : ITimeSeriesStore
{
    private readonly TaskCompletionSource<StoreBatch> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<StoreBatch> FirstBatch => _first.Task;

    public Task<JournalPosition> OpenAsync(CancellationToken cancellation) => Task.FromResult(JournalPosition.Start);

    public Task<StoreReceipt> WriteAsync(StoreBatch batch, CancellationToken cancellation)
    {
        _first.TrySetResult(batch);
        return Task.FromResult(new StoreReceipt(batch.Readings.Count, 0, 0));
    }

    public IAsyncEnumerable<ReadingRow> ReadAsync(ReadingQuery query, CancellationToken cancellation) => AsyncEnumerable.Empty<ReadingRow>();

    public IAsyncEnumerable<AggregateRow> AggregateAsync(AggregateQuery query, CancellationToken cancellation) => AsyncEnumerable.Empty<AggregateRow>();

    public IAsyncEnumerable<CorrectionRow> ReadCorrectionsAsync(ReadingQuery query, CancellationToken cancellation) => AsyncEnumerable.Empty<CorrectionRow>();

    public IAsyncEnumerable<ReadingRow> ReadLatestAsync(CancellationToken cancellation) => AsyncEnumerable.Empty<ReadingRow>();

    public Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LedgerEntry>>([]);

    public Task<int> DeleteMonthsBeforeAsync(DateTimeOffset before, CancellationToken cancellation) => Task.FromResult(0);
}
