namespace Telemetry.Domain.Storage;

/// <summary>How the store settled a batch's readings.</summary>
public readonly record struct StoreReceipt(int Accepted, int Duplicates, int Conflicts);
