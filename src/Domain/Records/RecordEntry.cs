namespace Telemetry.Domain.Records;

/// <summary>
/// One entry of the decision record. Its hash covers the hash of the entry before it, so that none can be changed, put in or
/// taken out without every later hash becoming another.
/// </summary>
public sealed record RecordEntry
{
    /// <summary>From 1, without gaps.</summary>
    public required long Sequence { get; init; }

    public required RecordEntryKind Kind { get; init; }

    /// <summary>The id of the outcome that it records; null for the first entry.</summary>
    public long? Outcome { get; init; }

    public string? Route { get; init; }

    public DateOnly? Day { get; init; }

    public int? Revision { get; init; }

    /// <summary>By the host's clock.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The version of the program that wrote it.</summary>
    public required string Release { get; init; }

    /// <summary>The hashes of the evidence that a decision was made of, one space between them; null where none is kept.</summary>
    public string? Evidence { get; init; }

    /// <summary>SHA-256 of the body: the outcome's JSON as it lies in the store, in UTF-8.</summary>
    public required string BodyHash { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}
