using Telemetry.Domain.Records;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>An entry of the decision record about this route and day.</summary>
/// <param name="Outcome">Id of what it records.</param>
/// <param name="BodyHash">SHA-256 of the body in UTF-8, lower hex.</param>
/// <param name="Hash">SHA-256 of the hashed text in UTF-8, lower hex.</param>
/// <param name="HashedText">The eleven lines whose SHA-256 is the hash.</param>
/// <param name="Body">What it records, byte for byte as it lies in the store now; null when it is gone.</param>
internal sealed record ClaimEntryDto(
    long Sequence,
    string Kind,
    long? Outcome,
    int? Revision,
    DateTimeOffset RecordedAt,
    string Release,
    string PreviousHash,
    string BodyHash,
    string Hash,
    string HashedText,
    string? Body)
{
    public static ClaimEntryDto Of(ChainedRecord record) => new(
        record.Entry.Sequence,
        record.Entry.Kind.Name(),
        record.Entry.Outcome,
        record.Entry.Revision,
        record.Entry.RecordedAt,
        record.Entry.Release,
        record.Entry.PreviousHash,
        record.Entry.BodyHash,
        record.Entry.Hash,
        RecordHash.TextOf(record.Entry),
        record.Body);
}
