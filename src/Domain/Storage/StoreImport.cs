using Telemetry.Domain.Journal;

namespace Telemetry.Domain.Storage;

/// <summary>A part of another store's content.</summary>
/// <param name="Reached">How far the import has come with this part, in words of whoever imports.</param>
/// <param name="Ledger">Entries of hours and gateways that were not imported before.</param>
/// <param name="Position">With the last part, the journal position that the store holds everything up to; null before.</param>
public sealed record StoreImport(
    string Reached,
    IReadOnlyList<ReadingRow> Readings,
    IReadOnlyList<CorrectionRow> Corrections,
    IReadOnlyList<LedgerEntry> Ledger,
    JournalPosition? Position);
