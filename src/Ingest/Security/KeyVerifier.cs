using System.Collections.Concurrent;
using System.Security.Cryptography;
using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Security;

/// <summary>
/// Tells whether a key is good now. What the store said is remembered for <see cref="Remembered"/>, so that a storm of
/// reconnects does not become a storm of queries, and a revoked key is refused after that time at the latest.
/// </summary>
public sealed class KeyVerifier(ICredentialStore store, TimeProvider time)
{
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);

    private const int MaxRemembered = 10_000;
    private const int MaxKeyLength = 128;

    private readonly ConcurrentDictionary<string, (StoredCredential? Credential, long At)> _recent = new(StringComparer.Ordinal);

    /// <summary>Store failures propagate: no answer is not a yes.</summary>
    public async ValueTask<KeyVerdict> VerifyAsync(string key, CredentialKind kind, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == key.Length - 1 || key.Length > MaxKeyLength)
        {
            return new KeyVerdict(KeyProblem.Malformed, null);
        }

        var credential = await FindAsync(key[..dot], cancellation);
        if (credential is null || credential.Kind != kind)
        {
            return new KeyVerdict(KeyProblem.Unknown, null);
        }

        if (!CryptographicOperations.FixedTimeEquals(KeyIssuer.Hash(credential.Salt, key.AsSpan(dot + 1)), credential.Hash))
        {
            return new KeyVerdict(KeyProblem.WrongSecret, null);
        }

        return new KeyVerdict(StateAt(credential, time.GetUtcNow()), credential);
    }

    /// <summary>Whether a credential is in force at a time; the secret is not looked at.</summary>
    public static KeyProblem StateAt(StoredCredential credential, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return credential.RevokedAt <= now ? KeyProblem.Revoked
            : credential.ExpiresAt <= now ? KeyProblem.Expired
            : KeyProblem.None;
    }

    /// <summary>The next check asks the store again: for whoever learns of a change before the time is up.</summary>
    public void Forget(string keyId) => _recent.TryRemove(keyId, out _);

    private async ValueTask<StoredCredential?> FindAsync(string keyId, CancellationToken cancellation)
    {
        if (_recent.TryGetValue(keyId, out var known) && time.GetElapsedTime(known.At) < Remembered)
        {
            return known.Credential;
        }

        var at = time.GetTimestamp();
        var credential = await store.FindAsync(keyId, cancellation);
        if (_recent.Count >= MaxRemembered)
        {
            _recent.Clear();
        }

        _recent[keyId] = (credential, at);
        return credential;
    }
}
