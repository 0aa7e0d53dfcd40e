namespace Telemetry.Ingest.Journal;

/// <summary>What an operator sees of the journal and may do to it.</summary>
public interface IJournalOperations
{
    JournalState State { get; }

    /// <summary>Why it is full or failed; null otherwise.</summary>
    Exception? Cause { get; }

    /// <summary>Raised on the journal's thread when the state has changed: return at once.</summary>
    event Action<JournalState>? StateChanged;

    /// <summary>Bytes on disk.</summary>
    long Bytes { get; }

    int Segments { get; }

    /// <summary>
    /// Bytes of the segments that some consumer has still to read: what may not be deleted, and what <see cref="JournalOptions.MaxBytes"/>
    /// bounds in the end. The rest is kept for rebuilding only.
    /// </summary>
    long HeldBytes { get; }

    /// <summary>What is free on its disk; null when the system does not tell.</summary>
    long? FreeBytes { get; }

    /// <summary>What a record takes on disk, bytes, on average of those kept; 0 when there is none.</summary>
    double RecordBytes { get; }

    /// <summary>The latest time of any durable record; null when there is none.</summary>
    DateTimeOffset? NewestAt { get; }

    /// <summary>The latest durable tick; null when the journal never had one, or is not open.</summary>
    DateTimeOffset? LastTick { get; }

    /// <summary>Everyone who ever reported a position and was not removed.</summary>
    IReadOnlyList<JournalConsumer> Consumers { get; }

    /// <summary>Forgets a consumer that will not come back, so that the journal need not keep what it has not read.</summary>
    /// <returns>False when there is none of that name.</returns>
    bool RemoveConsumer(string consumer);

    /// <summary>Begins a copy of what is durable, to be written once the stores have been copied.</summary>
    JournalSnapshot BeginSnapshot();
}
