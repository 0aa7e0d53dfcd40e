using Telemetry.Domain.Journal;

namespace Telemetry.Tests.Unit.Ingest;

/// <summary>Durable at once, in memory.</summary>
internal sealed class CollectingJournal : IJournal
{
    public List<JournalRecord> Records { get; } = [];

    public IEnumerable<MessageRecord> Messages => Records.OfType<MessageRecord>();

    public JournalPosition Head => new(Records.Count);

    public JournalPosition Oldest => new(1);

    public ValueTask AppendAsync(JournalRecord record, IDurabilityObserver? observer, CancellationToken cancellation)
    {
        Records.Add(record is MessageRecord m ? m with { Payload = m.Payload.ToArray(), Readings = [.. m.Readings], Rejections = [.. m.Rejections] } : record);
        observer?.OnDurable(new JournalPosition(Records.Count));
        return ValueTask.CompletedTask;
    }

    public IJournalReader ReadAfter(JournalPosition position) => throw new NotSupportedException();

    public IJournalReader ReadAs(string consumer, JournalPosition position) => throw new NotSupportedException();

    public JournalPosition FindPosition(DateTimeOffset at) => throw new NotSupportedException();

    public void ReportCommitted(string consumer, JournalPosition position) => throw new NotSupportedException();
}
