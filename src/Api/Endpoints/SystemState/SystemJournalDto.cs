namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>What the journal holds and may hold.</summary>
/// <param name="State">Closed, Open, Full or Failed; only Open takes anything.</param>
/// <param name="Cause">Why it is full or failed; null otherwise.</param>
/// <param name="Bytes">On disk now.</param>
/// <param name="FreeBytes">What is free on its disk; null when the system does not tell.</param>
/// <param name="RetainBytes">Above this, what every consumer has read is deleted early.</param>
/// <param name="MaxBytes">At this, nothing more is taken until there is room.</param>
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
    DateTimeOffset? HeadAt);
