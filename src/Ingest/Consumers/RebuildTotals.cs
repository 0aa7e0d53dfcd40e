using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Consumers;

/// <summary>What a rebuild has read, and what the store made of the readings.</summary>
public readonly record struct RebuildTotals(long Records, long Accepted, long Duplicates, long Conflicts, long Refused)
{
    public RebuildTotals And(int records, StoreReceipt receipt) => new(
        Records + records, Accepted + receipt.Accepted, Duplicates + receipt.Duplicates, Conflicts + receipt.Conflicts, Refused + receipt.Refused);
}
