using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;

namespace Telemetry.Domain.Storage;

/// <summary>
/// Call-outs on record and the outbox of their messages. A call-out, what it told and its messages are committed together, before
/// anything is sent; a message is sent at least once, and its id lets the recipient recognise a repeat.
/// </summary>
public interface ICallOutStore
{
    /// <summary>Commits a call-out with what it told (<paramref name="told"/>, all of it, listed or not) and its messages.</summary>
    Task<LoggedOutcome<Outcome>> IssueAsync(
        CallOut callOut, IReadOnlyList<CallOutNotice> told, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation);

    /// <summary>The oldest message to a recipient that is due; null when none is.</summary>
    Task<OutboxMessage?> ReadDueAsync(string recipient, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>When the next pending message to a recipient is due; null when there is none.</summary>
    Task<DateTimeOffset?> ReadNextDueAsync(string recipient, CancellationToken cancellation);

    /// <summary>Pending messages of every recipient, oldest first.</summary>
    Task<IReadOnlyList<OutboxMessage>> ReadPendingAsync(CancellationToken cancellation);

    /// <summary>Counts an attempt before it is made, so that a host killed in it neither forgets the message nor hurries.</summary>
    /// <param name="dueAt">When it is tried again if nothing more is heard of this attempt.</param>
    Task BeginAttemptAsync(long message, DateTimeOffset at, DateTimeOffset dueAt, CancellationToken cancellation);

    /// <summary>Records what an attempt gave. When that ends the delivery, the call-out is given again and comes back with its new id.</summary>
    Task<LoggedOutcome<Outcome>?> EndAttemptAsync(
        long message, DateTimeOffset at, DeliveryState state, string detail, DateTimeOffset dueAt, CancellationToken cancellation);

    /// <summary>Everything told about these concerns, oldest first.</summary>
    Task<IReadOnlyList<CallOutNotice>> ReadNoticesAsync(IReadOnlyCollection<string> concerns, CancellationToken cancellation);

    /// <summary>When messages went to a level since a time, trials left out: what bounds a flood.</summary>
    Task<IReadOnlyList<(int Level, DateTimeOffset At)>> ReadIssuedAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Recipients that messages were given up for since the last one that was delivered, trials too, by name.</summary>
    Task<IReadOnlyList<UnreachedRecipient>> ReadUnreachedAsync(CancellationToken cancellation);

    /// <summary>Call-outs as they stand, newest first, with ids of their first record below <paramref name="beforeId"/>.</summary>
    /// <param name="concern">Only those about this; null for all.</param>
    Task<IReadOnlyList<LoggedOutcome<CallOut>>> ReadCallOutsAsync(long? beforeId, int limit, string? concern, CancellationToken cancellation);
}
