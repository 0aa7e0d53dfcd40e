namespace Telemetry.Ingest.Journal;

/// <summary>Whether the journal takes records. Only <see cref="Open"/> is healthy.</summary>
public enum JournalState
{
    /// <summary>Not opened yet, or closed in order.</summary>
    Closed = 0,

    Open = 1,

    /// <summary>No room, and nothing may be deleted. It opens again by itself when there is room.</summary>
    Full = 2,

    /// <summary>A write or sync failed. Only a restart of the host, which reads again what is really there, can help.</summary>
    Failed = 3,
}
