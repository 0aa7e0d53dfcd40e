using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;

namespace Telemetry.Tests.Unit.Ingest.Security;

public sealed class KeyVerifierTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly OneCredential _store = new();

    [Fact]
    public async Task Opens_with_the_key_issued_and_with_no_other()
    {
        var issued = Issue();
        Assert.True((await VerifyAsync(issued.Key)).IsValid);
        Assert.Equal(KeyProblem.WrongSecret, (await VerifyAsync(issued.Key[..^1] + (issued.Key[^1] == 'A' ? 'B' : 'A'))).Problem);
        Assert.Equal(KeyProblem.WrongSecret, (await VerifyAsync(issued.Credential.KeyId + ".x")).Problem);
        Assert.Equal(KeyProblem.Unknown, (await VerifyAsync("gw0000." + issued.Key.Split('.')[1])).Problem);
        foreach (var malformed in new[] { "", ".", "x", ".x", "x.", new string('x', 200) + ".y" })
        {
            Assert.Equal(KeyProblem.Malformed, (await VerifyAsync(malformed)).Problem);
        }
    }

    [Fact]
    public async Task Does_not_open_one_door_with_the_key_of_another() =>
        Assert.Equal(KeyProblem.Unknown, (await new KeyVerifier(_store, _time).VerifyAsync(Issue().Key, CredentialKind.ApiKey, CancellationToken.None)).Problem);

    [Fact]
    public async Task Refuses_an_expired_key_from_the_very_moment()
    {
        var issued = Issue(_time.GetUtcNow().AddMinutes(1));
        Assert.True((await VerifyAsync(issued.Key)).IsValid);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(KeyProblem.Expired, (await VerifyAsync(issued.Key)).Problem);
    }

    [Fact]
    public async Task Asks_the_store_again_after_two_seconds_and_then_refuses_a_revoked_key()
    {
        var issued = Issue();
        var verifier = new KeyVerifier(_store, _time);
        Assert.True((await verifier.VerifyAsync(issued.Key, CredentialKind.Gateway, CancellationToken.None)).IsValid);
        _store.Credential = issued.Credential with { RevokedAt = _time.GetUtcNow() };
        Assert.Equal(1, _store.Asked);
        _time.Advance(KeyVerifier.Remembered);
        Assert.Equal(KeyProblem.Revoked, (await verifier.VerifyAsync(issued.Key, CredentialKind.Gateway, CancellationToken.None)).Problem);
        Assert.Equal(2, _store.Asked);
    }

    [Fact]
    public void Keeps_neither_the_secret_nor_one_salt_for_two_keys()
    {
        var one = Issue();
        var two = Issue();
        Assert.NotEqual(one.Credential.Salt, two.Credential.Salt);
        Assert.NotEqual(one.Credential.Hash, two.Credential.Hash);
        Assert.Equal(43, one.Key.Split('.')[1].Length);
        Assert.DoesNotContain(one.Key.Split('.')[1], one.Credential.ToString(), StringComparison.Ordinal);
    }

    private IssuedKey Issue(DateTimeOffset? expiresAt = null)
    {
        var issued = KeyIssuer.Issue(CredentialKind.Gateway, "gw-1", "", _time.GetUtcNow(), expiresAt);
        _store.Credential = issued.Credential;
        return issued;
    }

    private ValueTask<KeyVerdict> VerifyAsync(string key) => new KeyVerifier(_store, _time).VerifyAsync(key, CredentialKind.Gateway, CancellationToken.None);

    private sealed class OneCredential : ICredentialStore
    {
        public StoredCredential? Credential { get; set; }

        public int Asked { get; private set; }

        public Task<StoredCredential?> FindAsync(string keyId, CancellationToken cancellation)
        {
            Asked++;
            return Task.FromResult(Credential?.KeyId == keyId ? Credential : null);
        }

        public Task AddAsync(StoredCredential credential, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<StoredCredential>> ListAsync(CredentialKind kind, string? principal, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<bool> RevokeAsync(string keyId, DateTimeOffset at, CancellationToken cancellation) => throw new NotSupportedException();

        public Task ExpireAsync(string keyId, DateTimeOffset at, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
