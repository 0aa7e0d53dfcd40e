using System.Globalization;

namespace Telemetry.Domain.Records;

/// <summary>A head as it was exported and signed.</summary>
/// <param name="ExportedAt">By the host's clock.</param>
/// <param name="Key">The first 16 hex digits of the SHA-256 of the public key (DER of its SubjectPublicKeyInfo).</param>
/// <param name="Signature">ECDSA P-256 over the SHA-256 of <see cref="SignedText"/>, DER, Base64.</param>
public sealed record SignedHead(long Sequence, string Hash, DateTimeOffset RecordedAt, DateTimeOffset ExportedAt, string Key, string Signature)
{
    /// <summary>What is signed, in UTF-8.</summary>
    public string SignedText() => string.Join(
        '\n', "telemetry record head", Sequence.ToString(CultureInfo.InvariantCulture), Hash, RecordHash.Time(RecordedAt), RecordHash.Time(ExportedAt));
}
