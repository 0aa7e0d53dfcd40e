using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Domain.Journal;

/// <summary>One consumer's way through the journal. Not thread-safe.</summary>
public interface IJournalReader : IDisposable
{
    /// <summary>The next durable record, or false when the head is reached.</summary>
    bool TryRead(out JournalPosition position, [NotNullWhen(true)] out JournalRecord? record);

    /// <summary>Waits until there is a record to read.</summary>
    ValueTask WaitAsync(CancellationToken cancellation);
}
