namespace Telemetry.Domain.Journal;

/// <summary>The durable, ordered log that is the truth; everything behind it is a view.</summary>
public interface IJournal
{
    /// <summary>The last durable record.</summary>
    JournalPosition Head { get; }

    /// <summary>The oldest record still kept; greater than <see cref="Head"/> when the journal is empty.</summary>
    JournalPosition Oldest { get; }

    /// <summary>
    /// Encodes the record before it returns (its buffers may then be reused) and queues it for the next group commit;
    /// waits only while the bounded queue is full.
    /// </summary>
    /// <exception cref="JournalFailedException">The journal can no longer make anything durable; as a <see cref="JournalFullException"/>, not now.</exception>
    ValueTask AppendAsync(JournalRecord record, IDurabilityObserver? observer, CancellationToken cancellation);

    /// <summary>Reads durable records after <paramref name="position"/>, in order.</summary>
    IJournalReader ReadAfter(JournalPosition position);

    /// <summary>
    /// A consumer begins after what its store holds, or begins again. Where it had reported more (its store was emptied or put
    /// back), the report is lowered durably first: nothing that it has still to read is deleted from then on.
    /// </summary>
    /// <exception cref="IOException">The report could not be lowered: it may begin only when that is durable.</exception>
    IJournalReader ReadAs(string consumer, JournalPosition position);

    /// <summary>The first position whose record's <c>At</c> is at or after the time, as far as the journal reaches.</summary>
    JournalPosition FindPosition(DateTimeOffset at);

    /// <summary>Tells how far a consumer has committed; what is behind the slowest may be deleted when it is old enough.</summary>
    void ReportCommitted(string consumer, JournalPosition position);
}
