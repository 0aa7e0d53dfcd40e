using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries;

/// <summary>What an hour and gateway of the ledger amount to.</summary>
internal readonly record struct LedgerAmounts(long Received, long Accepted, long Duplicate, long Conflict, long Rejected, long Undecodable)
{
    /// <summary>One reading as what it was settled as.</summary>
    public static LedgerAmounts Of(Settled settled) => settled switch
    {
        Settled.Accepted => new(1, 1, 0, 0, 0, 0),
        Settled.Duplicate => new(1, 0, 1, 0, 0, 0),
        Settled.Conflict => new(1, 0, 0, 1, 0, 0),
        Settled.Refused => new(1, 0, 0, 0, 1, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(settled), settled, null),
    };

    public static LedgerAmounts Of(LedgerEntry entry) =>
        new(entry.Received, entry.Accepted, entry.Duplicate, entry.Conflict, entry.Rejected, entry.Undecodable);

    public LedgerEntry ToEntry(DateTimeOffset hour, GatewayId gateway) =>
        new(hour, gateway, Received, Accepted, Duplicate, Conflict, Rejected, Undecodable);

    public static LedgerAmounts operator +(LedgerAmounts a, LedgerAmounts b) => new(
        a.Received + b.Received, a.Accepted + b.Accepted, a.Duplicate + b.Duplicate,
        a.Conflict + b.Conflict, a.Rejected + b.Rejected, a.Undecodable + b.Undecodable);
}
