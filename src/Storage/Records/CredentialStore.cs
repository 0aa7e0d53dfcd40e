using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Keys, only ever hashed. A revoked or expired key stays listed; whether it is valid is judged by who checks it.</summary>
internal sealed class CredentialStore(RecordsDatabase database) : ICredentialStore
{
    public async Task AddAsync(StoredCredential credential, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        context.Credentials.Add(new CredentialEntity
        {
            KeyId = credential.KeyId,
            Kind = credential.Kind,
            Principal = credential.Principal,
            Role = credential.Role,
            Salt = credential.Salt,
            Hash = credential.Hash,
            IssuedAt = credential.IssuedAt,
            ExpiresAt = credential.ExpiresAt,
            RevokedAt = credential.RevokedAt,
        });
        await context.SaveChangesAsync(cancellation);
    }

    public async Task<StoredCredential?> FindAsync(string keyId, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var row = await context.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.KeyId == keyId, cancellation);
        return row is null ? null : ToCredential(row);
    }

    public async Task<IReadOnlyList<StoredCredential>> ListAsync(CredentialKind kind, string? principal, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await context.Credentials.AsNoTracking()
            .Where(c => c.Kind == kind && (principal == null || c.Principal == principal))
            .OrderBy(c => c.Principal).ThenBy(c => c.IssuedAt).ThenBy(c => c.KeyId).ToListAsync(cancellation);
        return rows.ConvertAll(ToCredential);
    }

    public async Task<bool> RevokeAsync(string keyId, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        return await context.Credentials.Where(c => c.KeyId == keyId && c.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.RevokedAt, at), cancellation) > 0;
    }

    public async Task ExpireAsync(string keyId, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        await context.Credentials.Where(c => c.KeyId == keyId).ExecuteUpdateAsync(set => set.SetProperty(c => c.ExpiresAt, at), cancellation);
    }

    private static StoredCredential ToCredential(CredentialEntity c) =>
        new(c.KeyId, c.Kind, c.Principal, c.Role, c.Salt, c.Hash, c.IssuedAt, c.ExpiresAt, c.RevokedAt);
}
