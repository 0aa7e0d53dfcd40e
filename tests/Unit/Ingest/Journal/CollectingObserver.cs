using Telemetry.Domain.Journal;

namespace Telemetry.Tests.Unit.Ingest.Journal;

/// <summary>Remembers what became of its record.</summary>
internal sealed class CollectingObserver(List<CollectingObserver>? told = null) : IDurabilityObserver
{
    public JournalPosition? Durable { get; private set; }

    public Exception? Failure { get; private set; }

    public void OnDurable(JournalPosition position)
    {
        Assert.Null(Durable);
        Assert.Null(Failure);
        Durable = position;
        told?.Add(this);
    }

    public void OnFailed(Exception error)
    {
        Assert.Null(Durable);
        Assert.Null(Failure);
        Failure = error;
        told?.Add(this);
    }
}
