namespace Telemetry.Domain.Storage;

/// <summary>A key as kept: only its salted hash. During a rotation a principal has two.</summary>
/// <param name="KeyId">Public part, names the key in lists and logs.</param>
/// <param name="Principal">Gateway id, or the name an API key was issued to.</param>
/// <param name="Role">For an API key: Analyst, Highways or Admin; empty for a gateway.</param>
public sealed record StoredCredential(
    string KeyId,
    CredentialKind Kind,
    string Principal,
    string Role,
    byte[] Salt,
    byte[] Hash,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt);
