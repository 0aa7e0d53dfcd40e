using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>Selects dead letters, newest first.</summary>
/// <param name="BeforeId">Cursor: ids below this; null for the newest.</param>
public sealed record DeadLetterQuery(RejectReason? Reason, string? Gateway, long? BeforeId, int Limit)
{
    /// <summary>Only those to drive again: messages of gateways that were not driven yet. What came of a redrive is its origin's affair.</summary>
    public bool ToDrive { get; init; }

    /// <summary>With <see cref="ToDrive"/>, those last driven before this too.</summary>
    public DateTimeOffset? DrivenBefore { get; init; }
}
