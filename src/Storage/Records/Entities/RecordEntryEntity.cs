using Telemetry.Domain.Records;

namespace Telemetry.Storage.Records.Entities;

/// <summary>An entry of the decision record. What it records is the outcome's row.</summary>
internal sealed class RecordEntryEntity
{
    public long Sequence { get; set; }

    public RecordEntryKind Kind { get; set; }

    public long? Outcome { get; set; }

    public string? Route { get; set; }

    public DateOnly? Day { get; set; }

    public int? Revision { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public required string Release { get; set; }

    public string? Evidence { get; set; }

    /// <summary>Of the first entry, which records no outcome.</summary>
    public string? Body { get; set; }

    public required string BodyHash { get; set; }

    public required string PreviousHash { get; set; }

    public required string Hash { get; set; }
}
