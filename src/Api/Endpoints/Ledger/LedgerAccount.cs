using Telemetry.Api.Health;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Ledger;

/// <summary>Makes the account out of the store's entries.</summary>
internal static class LedgerAccount
{
    public static InFlightDto InFlight(IPipelineState pipeline)
    {
        var store = pipeline.Store.Position;
        var head = Math.Max(store, pipeline.JournalHead);
        return new InFlightDto(head, store, head - store);
    }

    public static LedgerEntryDto Entry(LedgerEntry e) => new(
        e.Hour, e.Gateway.Value, e.Received, e.Accepted, e.Duplicate, e.Conflict, e.Rejected, e.Undecodable,
        e.Received - e.Accepted - e.Duplicate - e.Conflict - e.Rejected);

    public static LedgerTotalDto Total(IReadOnlyCollection<LedgerEntryDto> entries) => new(
        entries.Sum(e => e.Received),
        entries.Sum(e => e.Accepted),
        entries.Sum(e => e.Duplicate),
        entries.Sum(e => e.Conflict),
        entries.Sum(e => e.Rejected),
        entries.Sum(e => e.Undecodable),
        entries.Sum(e => e.Balance));
}
