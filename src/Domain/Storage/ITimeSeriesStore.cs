using Telemetry.Domain.Journal;

namespace Telemetry.Domain.Storage;

/// <summary>Keeps readings with their flags. Idempotent on (sensor, quantity, observedAt); the first value stays, a later one is a correction. Only a re-decode puts another in its place, and keeps it too.</summary>
public interface ITimeSeriesStore
{
    /// <summary>Opens or creates the store and gives the journal position it holds everything up to.</summary>
    Task<JournalPosition> OpenAsync(CancellationToken cancellation);

    /// <summary>Takes a batch in one transaction with its position and its share of the ledger. One caller at a time.</summary>
    Task<StoreReceipt> WriteAsync(StoreBatch batch, CancellationToken cancellation);

    /// <summary>Readings in order of (observedAt, sensor, quantity), streamed.</summary>
    IAsyncEnumerable<ReadingRow> ReadAsync(ReadingQuery query, CancellationToken cancellation);

    IAsyncEnumerable<AggregateRow> AggregateAsync(AggregateQuery query, CancellationToken cancellation);

    /// <summary>Conflicting values, revised flags and re-decodes of the readings that the query selects.</summary>
    IAsyncEnumerable<CorrectionRow> ReadCorrectionsAsync(ReadingQuery query, CancellationToken cancellation);

    /// <summary>The newest reading of every series, with its flag.</summary>
    IAsyncEnumerable<ReadingRow> ReadLatestAsync(CancellationToken cancellation);

    /// <summary>Ledger entries of hours in [from, to), ordered by hour and gateway.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>Deletes whole months that end before the time. Gives how many.</summary>
    Task<int> DeleteMonthsBeforeAsync(DateTimeOffset before, CancellationToken cancellation);
}
