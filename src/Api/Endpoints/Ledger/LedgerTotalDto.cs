namespace Telemetry.Api.Endpoints.Ledger;

/// <summary>The sum over all entries of the answer.</summary>
internal sealed record LedgerTotalDto(
    long Received, long Accepted, long Duplicate, long Conflict, long Rejected, long Undecodable, long Balance);
