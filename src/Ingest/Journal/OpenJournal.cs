using Telemetry.Ingest.Journal.Segments;

namespace Telemetry.Ingest.Journal;

/// <summary>The parts that exist while the journal is open.</summary>
internal sealed record OpenJournal(
    IDisposable Lock,
    SegmentLog Log,
    ConsumerPositions Consumers,
    PendingQueue Queue,
    GroupCommit Commit,
    Thread? Thread,
    long HeadAtOpen);
