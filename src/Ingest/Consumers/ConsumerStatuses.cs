namespace Telemetry.Ingest.Consumers;

/// <summary>Every consumer of the journal.</summary>
public sealed class ConsumerStatuses
{
    public ConsumerStatus Store { get; } = new("store");

    public ConsumerStatus Rules { get; } = new("rules");

    public IEnumerable<ConsumerStatus> All => [Store, Rules];
}
