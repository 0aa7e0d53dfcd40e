namespace Telemetry.Domain.Journal;

/// <summary>The broker may have lost messages that it had acknowledged, for instance because the session was gone on reconnect.</summary>
/// <param name="Source">The broker or gateway concerned.</param>
/// <param name="Since">What it had acknowledged before this is not missing; null when that is not known.</param>
public sealed record PossibleGapRecord(DateTimeOffset At, string Source, DateTimeOffset? Since, string Reason) : JournalRecord(At);
