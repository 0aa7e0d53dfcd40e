using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.Records;

public abstract class CredentialStoreContract : RecordStoreContract
{
    private static readonly DateTimeOffset Issued = Some.At("2026-11-23T10:00:00Z");

    private ICredentialStore Credentials => The<ICredentialStore>();

    [Fact]
    public async Task Gives_back_a_key_as_it_was()
    {
        var key = Key("k-1") with { ExpiresAt = Issued.AddDays(1) };
        await Credentials.AddAsync(key, None);
        await ReopenAsync();
        var read = Assert.IsType<StoredCredential>(await Credentials.FindAsync("k-1", None));
        Assert.Equal(key.Salt, read.Salt);
        Assert.Equal(key.Hash, read.Hash);
        Assert.Equal(key, read with { Salt = key.Salt, Hash = key.Hash });
        Assert.Null(await Credentials.FindAsync("k-2", None));
    }

    [Fact]
    public async Task Refuses_a_key_id_that_is_taken()
    {
        await Credentials.AddAsync(Key("k-1"), None);
        await Assert.ThrowsAnyAsync<Exception>(() => Credentials.AddAsync(Key("k-1") with { Principal = "other" }, None));
        Assert.Equal("gw-1", (await Credentials.FindAsync("k-1", None))!.Principal);
    }

    [Fact]
    public async Task During_a_rotation_a_principal_has_two_keys_of_which_the_old_one_ends()
    {
        await Credentials.AddAsync(Key("old"), None);
        await Credentials.AddAsync(Key("new") with { IssuedAt = Issued.AddHours(1) }, None);
        await Credentials.AddAsync(Key("elsewhere") with { Principal = "gw-2" }, None);
        await Credentials.AddAsync(Key("user") with { Kind = CredentialKind.ApiKey, Role = "Highways" }, None);
        await Credentials.ExpireAsync("old", Issued.AddHours(2), None);
        Assert.Equal(
            [("old", (DateTimeOffset?)Issued.AddHours(2)), ("new", null)],
            (await Credentials.ListAsync(CredentialKind.Gateway, "gw-1", None)).Select(c => (c.KeyId, c.ExpiresAt)));
        Assert.Equal(["old", "new", "elsewhere"], (await Credentials.ListAsync(CredentialKind.Gateway, null, None)).Select(c => c.KeyId));
        Assert.Equal("Highways", Assert.Single(await Credentials.ListAsync(CredentialKind.ApiKey, null, None)).Role);
    }

    [Fact]
    public async Task A_key_is_revoked_once_and_keeps_the_time()
    {
        await Credentials.AddAsync(Key("k-1"), None);
        Assert.True(await Credentials.RevokeAsync("k-1", Issued.AddHours(1), None));
        Assert.False(await Credentials.RevokeAsync("k-1", Issued.AddHours(2), None));
        Assert.False(await Credentials.RevokeAsync("never", Issued, None));
        Assert.Equal(Issued.AddHours(1), (await Credentials.FindAsync("k-1", None))!.RevokedAt);
    }

    private static StoredCredential Key(string id) => new(id, CredentialKind.Gateway, "gw-1", string.Empty, [1, 2, 3], [0, 255, 128], Issued, null, null);
}
