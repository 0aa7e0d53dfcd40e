namespace Telemetry.Domain.Storage;

/// <summary>Rejected messages, bounded: beyond the configured number the oldest are dropped and counted. Written through <see cref="IOutcomeLog.CommitAsync"/>.</summary>
public interface IDeadLetterStore
{
    Task<IReadOnlyList<DeadLetter>> ReadAsync(DeadLetterQuery query, CancellationToken cancellation);

    Task<DeadLetter?> FindAsync(long id, CancellationToken cancellation);

    Task MarkRedrivenAsync(long id, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>How many are kept, and how many older ones were dropped because of the bound.</summary>
    Task<(long Kept, long Dropped)> CountAsync(CancellationToken cancellation);

    /// <summary>How many of those received at or after the time are kept, by reason.</summary>
    Task<DeadLetterTally> TallyAsync(DateTimeOffset since, CancellationToken cancellation);
}
