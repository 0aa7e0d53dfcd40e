using Telemetry.Ingest.Consumers.Progress;

namespace Telemetry.Api.Health;

/// <summary>What the journal holds now.</summary>
/// <param name="State">Closed, Open, Full or Failed.</param>
/// <param name="Bytes">On disk.</param>
/// <param name="FreeBytes">On its disk; null when the system does not tell.</param>
/// <param name="RetainBytes">Above this, what every consumer has read is deleted early.</param>
/// <param name="MaxBytes">At this, nothing more is taken.</param>
/// <param name="Oldest">Position of the oldest record kept.</param>
/// <param name="OldestAt">When it was taken in; null when there is none.</param>
/// <param name="HeadAt">The latest time of any record; null when there is none.</param>
internal sealed record JournalReach(
    string State, long Bytes, long? FreeBytes, long RetainBytes, long MaxBytes, int Segments, long Oldest, DateTimeOffset? OldestAt, DateTimeOffset? HeadAt)
{
    /// <summary>How full it is of what may not be deleted; null when that is not watched.</summary>
    public JournalFilling? Filling { get; init; }
}
