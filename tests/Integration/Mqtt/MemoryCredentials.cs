using System.Collections.Concurrent;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>A key store in memory.</summary>
public sealed class MemoryCredentials : ICredentialStore
{
    private readonly ConcurrentDictionary<string, StoredCredential> _all = [];

    public Task AddAsync(StoredCredential credential, CancellationToken cancellation)
    {
        _all[credential.KeyId] = credential;
        return Task.CompletedTask;
    }

    public Task<StoredCredential?> FindAsync(string keyId, CancellationToken cancellation) => Task.FromResult(_all.GetValueOrDefault(keyId));

    public Task<IReadOnlyList<StoredCredential>> ListAsync(CredentialKind kind, string? principal, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoredCredential>>([.. _all.Values.Where(c => c.Kind == kind && (principal is null || c.Principal == principal))]);

    public Task<bool> RevokeAsync(string keyId, DateTimeOffset at, CancellationToken cancellation)
    {
        var known = _all.TryGetValue(keyId, out var credential) && credential.RevokedAt is null;
        if (known)
        {
            _all[keyId] = credential! with { RevokedAt = at };
        }

        return Task.FromResult(known);
    }

    public Task ExpireAsync(string keyId, DateTimeOffset at, CancellationToken cancellation)
    {
        _all[keyId] = _all[keyId] with { ExpiresAt = at };
        return Task.CompletedTask;
    }
}
