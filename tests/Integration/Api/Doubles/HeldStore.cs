using System.Runtime.CompilerServices;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.Api.Doubles;

/// <summary>The store behind a door: shut, it refuses at once; silent, it never answers and only heeds that its caller gives up.</summary>
internal sealed class HeldStore(ITimeSeriesStore inner) : ITimeSeriesStore
{
    public volatile bool Away;

    public volatile bool Silent;

    public async Task<JournalPosition> OpenAsync(CancellationToken cancellation)
    {
        await KnockAsync(cancellation);
        return await inner.OpenAsync(cancellation);
    }

    public async Task<StoreReceipt> WriteAsync(StoreBatch batch, CancellationToken cancellation)
    {
        await KnockAsync(cancellation);
        return await inner.WriteAsync(batch, cancellation);
    }

    public IAsyncEnumerable<ReadingRow> ReadAsync(ReadingQuery query, CancellationToken cancellation) => Behind(inner.ReadAsync(query, cancellation), cancellation);

    public IAsyncEnumerable<AggregateRow> AggregateAsync(AggregateQuery query, CancellationToken cancellation) =>
        Behind(inner.AggregateAsync(query, cancellation), cancellation);

    public IAsyncEnumerable<CorrectionRow> ReadCorrectionsAsync(ReadingQuery query, CancellationToken cancellation) =>
        Behind(inner.ReadCorrectionsAsync(query, cancellation), cancellation);

    public IAsyncEnumerable<ReadingRow> ReadLatestAsync(CancellationToken cancellation) => Behind(inner.ReadLatestAsync(cancellation), cancellation);

    public async Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        await KnockAsync(cancellation);
        return await inner.ReadLedgerAsync(from, to, cancellation);
    }

    public async Task<int> DeleteMonthsBeforeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await KnockAsync(cancellation);
        return await inner.DeleteMonthsBeforeAsync(before, cancellation);
    }

    private async IAsyncEnumerable<T> Behind<T>(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await KnockAsync(cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            yield return row;
        }
    }

    private Task KnockAsync(CancellationToken cancellation) =>
        Away ? Task.FromException(new IOException("/secret/telemetry.duckdb is open in another process"))
        : Silent ? Task.Delay(Timeout.InfiniteTimeSpan, cancellation)
        : Task.CompletedTask;
}
