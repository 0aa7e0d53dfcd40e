namespace Telemetry.Api.Backups;

/// <summary>The journal's part of a backup, as it was read back from the copy.</summary>
/// <param name="First">The oldest record.</param>
/// <param name="Last">The last record; one before <paramref name="First"/> when there is none.</param>
internal sealed record BackedUpJournal(long First, long Last, long Records, DateTimeOffset? OldestAt, DateTimeOffset? NewestAt);
