using Telemetry.Domain.Network;

namespace Telemetry.Domain.Storage;

/// <summary>What became of the readings received from one gateway in one hour: received = accepted + duplicate + conflict + rejected.</summary>
/// <param name="Hour">Start of the hour (UTC) of <c>receivedAt</c>.</param>
/// <param name="Undecodable">Messages that could not be read at all, counted apart because how many readings they held is unknown.</param>
public sealed record LedgerEntry(
    DateTimeOffset Hour, GatewayId Gateway, long Received, long Accepted, long Duplicate, long Conflict, long Rejected, long Undecodable);
