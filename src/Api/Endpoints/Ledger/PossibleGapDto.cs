namespace Telemetry.Api.Endpoints.Ledger;

/// <summary>The broker may have lost messages that it had acknowledged: what gateways sent between the two times may be missing.</summary>
/// <param name="At">When it was noticed, UTC.</param>
/// <param name="Source">The broker.</param>
/// <param name="Since">Up to when nothing is missing, UTC: all that the broker acknowledged before this has been stored; null when that is not known.</param>
internal sealed record PossibleGapDto(DateTimeOffset At, string Source, DateTimeOffset? Since, string Reason);
