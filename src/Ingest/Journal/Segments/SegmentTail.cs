namespace Telemetry.Ingest.Journal.Segments;

/// <summary>What stands behind the last good frame of a segment.</summary>
internal enum SegmentTail
{
    /// <summary>Nothing, or preallocated zeros.</summary>
    Clean,

    /// <summary>The remains of a commit that was never synced, so never acknowledged.</summary>
    Torn,

    /// <summary>Bad bytes with later commits behind them: something durable is lost.</summary>
    Damaged,
}
