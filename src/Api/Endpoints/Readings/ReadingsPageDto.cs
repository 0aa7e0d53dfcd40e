namespace Telemetry.Api.Endpoints.Readings;

/// <summary>A page of readings or, with an interval, of buckets.</summary>
/// <param name="Readings">Only without an interval.</param>
/// <param name="Buckets">Only with an interval.</param>
/// <param name="Next">Cursor of the next page; null when there is no more.</param>
internal sealed record ReadingsPageDto(
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset? KnownAt,
    string? Aggregate,
    string? TimeZone,
    bool SimulatedTime,
    IReadOnlyList<ReadingDto>? Readings,
    IReadOnlyList<BucketDto>? Buckets,
    string? Next)
{
    /// <summary>What was received after this, UTC, is still to be stored and not in this answer; null or absent while the store keeps up (within a minute). CSV and NDJSON have it as the header Telemetry-Stored-Up-To.</summary>
    public DateTimeOffset? StoredUpTo { get; init; }
}
