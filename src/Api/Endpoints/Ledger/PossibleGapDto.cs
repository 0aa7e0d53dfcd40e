namespace Telemetry.Api.Endpoints.Ledger;

/// <summary>The broker may have lost messages that it had acknowledged: what gateways sent between the two times may be missing.</summary>
/// <param name="At">When it was noticed, UTC.</param>
/// <param name="Source">The broker.</param>
/// <param name="Since">When all was last known to be whole, UTC; null when that is not known.</param>
internal sealed record PossibleGapDto(DateTimeOffset At, string Source, DateTimeOffset? Since, string Reason);
