using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>Selects dead letters, newest first.</summary>
/// <param name="BeforeId">Cursor: ids below this; null for the newest.</param>
public sealed record DeadLetterQuery(RejectReason? Reason, string? Gateway, long? BeforeId, int Limit);
