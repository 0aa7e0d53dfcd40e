using Telemetry.Domain.Records;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Between an entry of the decision record and its row.</summary>
internal static class RecordEntryMapping
{
    public static RecordEntryEntity ToEntity(RecordEntry entry, string? body) => new()
    {
        Sequence = entry.Sequence,
        Kind = entry.Kind,
        Outcome = entry.Outcome,
        Route = entry.Route,
        Day = entry.Day,
        Revision = entry.Revision,
        RecordedAt = entry.RecordedAt,
        Release = entry.Release,
        Evidence = entry.Evidence,
        Body = body,
        BodyHash = entry.BodyHash,
        PreviousHash = entry.PreviousHash,
        Hash = entry.Hash,
    };

    public static RecordEntry ToEntry(RecordEntryEntity row) => new()
    {
        Sequence = row.Sequence,
        Kind = row.Kind,
        Outcome = row.Outcome,
        Route = row.Route,
        Day = row.Day,
        Revision = row.Revision,
        RecordedAt = row.RecordedAt,
        Release = row.Release,
        Evidence = row.Evidence,
        BodyHash = row.BodyHash,
        PreviousHash = row.PreviousHash,
        Hash = row.Hash,
    };
}
