namespace Telemetry.Ingest.Consumers.Progress;

/// <summary>How full the journal is of what may not be deleted, and when nothing more would be taken.</summary>
/// <param name="HeldBytes">Of what a consumer has still to read.</param>
/// <param name="Share">Of MaxBytes.</param>
/// <param name="HeldFor">The consumer that is furthest behind; null when none is or none is known.</param>
/// <param name="FreeBytes">On its disk; null when the system does not tell.</param>
/// <param name="BytesPerSecond">By which what is held grows, over the last minute; null when it was watched too short a time. Negative while it is drained.</param>
/// <param name="TimeUntilFull">At this rate, by MaxBytes or by the disk, whichever comes first; null when that can't be said.</param>
/// <param name="Why">Why it can't.</param>
/// <param name="Level">What to say of it.</param>
public sealed record JournalFilling(
    long HeldBytes,
    double Share,
    string? HeldFor,
    long? FreeBytes,
    double? BytesPerSecond,
    TimeSpan? TimeUntilFull,
    Unknown Why,
    FillLevel Level)
{
    /// <summary>The disk has less free than the options ask for.</summary>
    public bool DiskIsLow { get; init; }
}
