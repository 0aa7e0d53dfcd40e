using Telemetry.Domain.Journal;

namespace Telemetry.Domain.Storage;

/// <summary>A part of another store's content.</summary>
/// <param name="Reached">How far the import has come with this part, in words of whoever imports.</param>
/// <param name="Ledger">Entries of hours and gateways that were not imported before.</param>
/// <param name="Position">The journal position that the store will hold everything up to.</param>
/// <param name="IsLast">From now on it does.</param>
public sealed record StoreImport(
    string Reached,
    IReadOnlyList<ReadingRow> Readings,
    IReadOnlyList<CorrectionRow> Corrections,
    IReadOnlyList<LedgerEntry> Ledger,
    JournalPosition Position,
    bool IsLast = false);
