using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Storage;

/// <summary>
/// A time-series store that gives its whole content as it was written, and takes another's: for moving to another store, and for
/// comparing two. Nothing else may write to it meanwhile.
/// </summary>
public interface IStoreTransfer : ITimeSeriesStore, IDisposable
{
    /// <summary>What each month holds of each quantity, oldest month first.</summary>
    /// <param name="receivedBefore">A time for <see cref="StoredMonth.ReceivedBefore"/>.</param>
    Task<IReadOnlyList<StoredMonth>> CountMonthsAsync(DateTimeOffset receivedBefore, CancellationToken cancellation);

    /// <summary>
    /// Readings of a quantity observed in [from, to), with the flag that they were first stored with, in order of (observedAt, sensor):
    /// at least those of the first instant that has any, whole instants, and about <paramref name="limit"/> in all.
    /// </summary>
    Task<IReadOnlyList<ReadingRow>> ExportReadingsAsync(Quantity quantity, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation);

    /// <summary>Corrections of a quantity's readings observed in [from, to), in order of (observedAt, sensor, when recorded), bounded in the same way.</summary>
    Task<IReadOnlyList<CorrectionRow>> ExportCorrectionsAsync(Quantity quantity, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation);

    /// <summary>How far an import that was begun has come; null when none is under way.</summary>
    Task<string?> ReadImportAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes rows of another store as they are, with how far the import has come, so that a repeat of what was not yet noted changes
    /// nothing. Until the last of them the store refuses to be opened for anything else.
    /// </summary>
    Task ImportAsync(StoreImport import, CancellationToken cancellation);
}
