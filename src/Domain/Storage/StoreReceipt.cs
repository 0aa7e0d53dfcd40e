namespace Telemetry.Domain.Storage;

/// <summary>How the store settled a batch's readings.</summary>
/// <param name="Refused">Readings that the store's server would not take; the ledger counts them as rejected.</param>
public readonly record struct StoreReceipt(int Accepted, int Duplicates, int Conflicts, int Refused = 0);
