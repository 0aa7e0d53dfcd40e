namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>What the journal holds and may hold.</summary>
/// <param name="State">Closed, Open, Full or Failed; only Open takes anything.</param>
/// <param name="Cause">Why it is full or failed; null otherwise.</param>
/// <param name="Bytes">On disk now.</param>
/// <param name="FreeBytes">What is free on its disk; null when the system does not tell.</param>
/// <param name="RetainBytes">Above this, what every consumer has read is deleted early.</param>
/// <param name="MaxBytes">When so much is held for a consumer that has not read it, nothing more is taken until there is room.</param>
/// <param name="Oldest">Position of the oldest record kept.</param>
/// <param name="OldestAt">When it was taken in, UTC: how far back a store can be rebuilt; null when there is none.</param>
/// <param name="Head">Position of the last durable record.</param>
/// <param name="HeadAt">The latest time of any record, UTC; null when there is none.</param>
internal sealed record SystemJournalDto(
    string State,
    string? Cause,
    long Bytes,
    long? FreeBytes,
    long RetainBytes,
    long MaxBytes,
    int Segments,
    long Oldest,
    DateTimeOffset? OldestAt,
    long Head,
    DateTimeOffset? HeadAt)
{
    /// <summary>Records kept: what a store rebuilt now would be given again.</summary>
    public long Records => Head - Oldest + 1;

    /// <summary>Bytes of what a consumer has still to read, which may not be deleted; null when that is not watched.</summary>
    public long? HeldBytes { get; init; }

    /// <summary>They, as a share of maxBytes.</summary>
    public double? HeldShare { get; init; }

    /// <summary>The consumer that is furthest behind; null when none is.</summary>
    public string? HeldFor { get; init; }

    /// <summary>Low, High (degraded), NearlyFull or Full, by `Telemetry:Journal:WarnShare` and `AlarmShare`.</summary>
    public string? Level { get; init; }

    /// <summary>Until nothing more is taken, by maxBytes or by the disk, at the present rate; null when that can't be said.</summary>
    public double? SecondsUntilFull { get; init; }

    /// <summary>Why that can't be said; null when it is.</summary>
    public string? UntilFullUnknown { get; init; }

    /// <summary>The disk has less free than `Telemetry:Journal:MinFreeBytes`.</summary>
    public bool DiskIsLow { get; init; }
}
