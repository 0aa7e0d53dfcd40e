using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Unit.Api.Commands;

/// <summary>A key store in memory.</summary>
internal sealed class CredentialList : ICredentialStore
{
    private readonly List<StoredCredential> _all = [];

    public IReadOnlyList<StoredCredential> All => _all;

    public Task AddAsync(StoredCredential credential, CancellationToken cancellation)
    {
        _all.Add(credential);
        return Task.CompletedTask;
    }

    public Task<StoredCredential?> FindAsync(string keyId, CancellationToken cancellation) => Task.FromResult(_all.Find(c => c.KeyId == keyId));

    public Task<IReadOnlyList<StoredCredential>> ListAsync(CredentialKind kind, string? principal, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoredCredential>>(_all.FindAll(c => c.Kind == kind && (principal is null || c.Principal == principal)));

    public Task<bool> RevokeAsync(string keyId, DateTimeOffset at, CancellationToken cancellation) =>
        Task.FromResult(Change(keyId, c => c.RevokedAt is null ? c with { RevokedAt = at } : null));

    public Task ExpireAsync(string keyId, DateTimeOffset at, CancellationToken cancellation) =>
        Task.FromResult(Change(keyId, c => c with { ExpiresAt = at }));

    private bool Change(string keyId, Func<StoredCredential, StoredCredential?> change)
    {
        var index = _all.FindIndex(c => c.KeyId == keyId);
        if (index < 0 || change(_all[index]) is not { } changed)
        {
            return false;
        }

        _all[index] = changed;
        return true;
    }
}
