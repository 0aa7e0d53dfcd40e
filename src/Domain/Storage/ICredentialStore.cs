namespace Telemetry.Domain.Storage;

/// <summary>Keys of gateways and API users, hashed.</summary>
public interface ICredentialStore
{
    Task AddAsync(StoredCredential credential, CancellationToken cancellation);

    Task<StoredCredential?> FindAsync(string keyId, CancellationToken cancellation);

    Task<IReadOnlyList<StoredCredential>> ListAsync(CredentialKind kind, string? principal, CancellationToken cancellation);

    /// <summary>Gives whether there was such a key that was not yet revoked.</summary>
    Task<bool> RevokeAsync(string keyId, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Sets when a key stops to be valid, for a rotation with overlap.</summary>
    Task ExpireAsync(string keyId, DateTimeOffset at, CancellationToken cancellation);
}
