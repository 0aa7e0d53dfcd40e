using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Security;

/// <summary>
/// Makes keys of the form <c>{keyId}.{secret}</c>. The secret is 256 random bits, so that one salted hash is enough:
/// a slow password hash guards guessable secrets, and this one can't be guessed. docs/sources/wire-format.md#keys
/// </summary>
public static class KeyIssuer
{
    internal const int SecretBytes = 32;
    internal const int SaltBytes = 16;

    /// <param name="principal">The gateway's id, or the name that an API key is issued to.</param>
    /// <param name="role">Empty for a gateway.</param>
    public static IssuedKey Issue(CredentialKind kind, string principal, string role, DateTimeOffset now, DateTimeOffset? expiresAt)
    {
        ArgumentException.ThrowIfNullOrEmpty(principal);
        var keyId = (kind == CredentialKind.Gateway ? "gw" : "api") + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new IssuedKey(
            $"{keyId}.{secret}",
            new StoredCredential(keyId, kind, principal, role, salt, Hash(salt, secret), now, expiresAt, RevokedAt: null));
    }

    internal static byte[] Hash(byte[] salt, ReadOnlySpan<char> secret) =>
        HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(secret.ToArray()));
}
