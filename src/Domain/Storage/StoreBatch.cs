using Telemetry.Domain.Journal;

namespace Telemetry.Domain.Storage;

/// <summary>What the store takes in one transaction, with the journal position it brings the store to.</summary>
/// <param name="Readings">In journal order; repeats are allowed, within the batch and against the store. The store settles them.</param>
/// <param name="Refused">Ledger amounts of what never became a reading: only Rejected, Received and Undecodable are set.</param>
public sealed record StoreBatch(
    JournalPosition Position,
    IReadOnlyList<StoredReading> Readings,
    IReadOnlyList<FlagRevision> Revisions,
    IReadOnlyList<LedgerEntry> Refused)
{
    /// <summary>Stored values that give way, after the batch's readings are in.</summary>
    public IReadOnlyList<SupersededReading> Superseded { get; init; } = [];

    /// <summary>
    /// Told which readings the store can't take, before the batch is committed: what it throws fails the batch. It may be told
    /// the same again of a batch that is repeated. Null where nobody needs to know.
    /// </summary>
    public Func<IReadOnlyList<RefusedReading>, CancellationToken, Task>? OnRefused { get; init; }
}
