using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal;

/// <summary>One who reads the journal, and how far it has committed.</summary>
/// <param name="Lag">Records that it has still to commit.</param>
public sealed record JournalConsumer(string Name, JournalPosition Committed, long Lag);
