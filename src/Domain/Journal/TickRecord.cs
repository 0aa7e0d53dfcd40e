namespace Telemetry.Domain.Journal;

/// <summary>A whole minute has passed. Rules take their time from these and from nothing else.</summary>
public sealed record TickRecord(DateTimeOffset At) : JournalRecord(At);
