using Telemetry.Domain.Records;

namespace Telemetry.Api.Endpoints.Gritting.Record;

/// <summary>A head of the decision record as exported: keep it, and a later change of what is before it shows.</summary>
/// <param name="Sequence">The entry that was the last one.</param>
/// <param name="Hash">Of that entry, SHA-256, lower hex.</param>
/// <param name="RecordedAt">Of that entry, UTC.</param>
/// <param name="ExportedAt">Host clock time, UTC.</param>
/// <param name="Key">The first 16 hex digits of the SHA-256 of the public key.</param>
/// <param name="Signature">ECDSA P-256 over the SHA-256 of <paramref name="SignedText"/>, DER, Base64.</param>
/// <param name="SignedText">What is signed, in UTF-8.</param>
internal sealed record RecordHeadDto(
    long Sequence, string Hash, DateTimeOffset RecordedAt, DateTimeOffset ExportedAt, string Key, string Signature, string SignedText)
{
    public static RecordHeadDto Of(SignedHead head) =>
        new(head.Sequence, head.Hash, head.RecordedAt, head.ExportedAt, head.Key, head.Signature, head.SignedText());
}
