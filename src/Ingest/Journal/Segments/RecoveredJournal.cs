namespace Telemetry.Ingest.Journal.Segments;

/// <summary>What was found on opening.</summary>
/// <param name="NewestAt">The latest time of any record, in UTC ticks.</param>
/// <param name="LastTick">The latest tick, in UTC ticks; 0 for none.</param>
internal sealed record RecoveredJournal(Segment[] Segments, long Head, long NewestAt, long LastTick);
