using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Mqtt;

/// <summary>One PUBLISH that waits for its group commit. Used again once its PUBACK is out.</summary>
internal sealed class AckSlot(AckWindow window) : IDurabilityObserver
{
    private volatile bool _durable;

    public ushort PacketIdentifier { get; private set; }

    public PublishAnswer Answer { get; private set; }

    /// <summary>The latest time of its admitted readings, in UTC ticks; 0 where there is none.</summary>
    public long NewestObserved { get; private set; }

    public bool IsDurable => _durable;

    public void Set(ushort packetIdentifier, PublishAnswer answer, long newestObserved = 0)
    {
        PacketIdentifier = packetIdentifier;
        Answer = answer;
        NewestObserved = newestObserved;
    }

    public void Clear()
    {
        _durable = false;
        Answer = default;
        NewestObserved = 0;
    }

    public void OnDurable(JournalPosition position)
    {
        _durable = true;
        window.Signal();
    }

    public void OnFailed(Exception error) => window.Fail(error);
}
