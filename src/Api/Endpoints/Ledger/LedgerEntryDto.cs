namespace Telemetry.Api.Endpoints.Ledger;

/// <summary>What became of the readings received from one gateway in one hour.</summary>
/// <param name="Hour">Start of the hour of receipt, UTC.</param>
/// <param name="Undecodable">Messages that could not be read at all, counted apart: how many readings they held is unknown.</param>
/// <param name="Balance">received − accepted − duplicate − conflict − rejected: 0, or something is lost or counted twice.</param>
internal sealed record LedgerEntryDto(
    DateTimeOffset Hour,
    string Gateway,
    long Received,
    long Accepted,
    long Duplicate,
    long Conflict,
    long Rejected,
    long Undecodable,
    long Balance);
