using Microsoft.Extensions.DependencyInjection;
using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal;

/// <summary>
/// A host's journal for a command that runs in the host's stead: locked against a host, read, and neither written nor trimmed by age.
/// </summary>
public sealed class OfflineJournal : IDisposable
{
    private readonly DurableJournal _journal;

    private OfflineJournal(DurableJournal journal) => _journal = journal;

    public IJournal Journal => _journal;

    public IJournalOperations Operations => _journal;

    /// <summary>When the latest record was received; null for an empty journal.</summary>
    public DateTimeOffset? NewestAt => _journal.NewestAt;

    /// <summary>When the oldest record that is kept was received; null for an empty journal.</summary>
    public DateTimeOffset? OldestAt
    {
        get
        {
            using var reader = _journal.ReadAfter(JournalPosition.Start);
            return reader.TryRead(out _, out var record) ? record.At : null;
        }
    }

    /// <param name="services">Of a host that is composed and not started.</param>
    /// <exception cref="JournalLockedException">A host runs.</exception>
    /// <exception cref="JournalDamagedException">Something that was durable cannot be read.</exception>
    public static OfflineJournal Open(IServiceProvider services)
    {
        // Without its thread it commits nothing and so deletes nothing that is old.
        var journal = services.GetRequiredService<DurableJournal>();
        journal.Open(commitThread: false);
        return new OfflineJournal(journal);
    }

    /// <summary>Appends a record and makes it durable.</summary>
    public async Task<JournalPosition> AppendAsync(JournalRecord record, CancellationToken cancellation)
    {
        var durable = _journal.AppendDurablyAsync(record, cancellation);
        _journal.CommitPending();
        return await durable;
    }

    public void Dispose() => _journal.Dispose();
}
