using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Consumers;

/// <summary>
/// Where the store writer is on its way through the journal. It outlives a store that goes away, so that the checks need not see
/// two days of the journal again before a drain begins.
/// </summary>
internal sealed class StoreWay(CityNetwork network, IJournalReader reader, StoreBatchBuilder builder, JournalPosition position) : IDisposable
{
    public CityNetwork Network { get; } = network;

    public IJournalReader Reader { get; } = reader;

    public StoreBatchBuilder Builder { get; } = builder;

    /// <summary>What the store holds everything up to.</summary>
    public JournalPosition Stored { get; set; } = position;

    /// <summary>The last record read.</summary>
    public JournalPosition Read { get; set; } = position;

    /// <summary>When that was taken in; null before the first.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>Gathered, and not yet known to be stored.</summary>
    public StoreBatch? Unwritten { get; set; }

    /// <summary>Whether the store that has come back is where this way left it: before the batch that failed, or behind it.</summary>
    public bool GoesOnFrom(JournalPosition stored, CityNetwork now)
    {
        // Only where the store failed: what else failed may have left a record read and not gathered.
        if (Unwritten is null || !ReferenceEquals(Network, now) || (stored != Stored && stored != Unwritten.Position))
        {
            return false;
        }

        if (stored == Unwritten.Position)
        {
            // Whoever was told that it failed was told wrong.
            Stored = stored;
            Unwritten = null;
        }

        return true;
    }

    public void Dispose() => Reader.Dispose();
}
