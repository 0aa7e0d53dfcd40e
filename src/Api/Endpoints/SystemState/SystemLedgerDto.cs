using Telemetry.Api.Endpoints.Ledger;

namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>The account of the readings of the last 24 hours of receipt; /api/v1/ledger has it by hour and gateway.</summary>
/// <param name="Balanced">Every hour and gateway balances.</param>
internal sealed record SystemLedgerDto(DateTimeOffset From, DateTimeOffset To, bool Balanced, LedgerTotalDto Total, InFlightDto InFlight);
