using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.Records;

public abstract class NetworkStoreContract : RecordStoreContract
{
    private INetworkStore Networks => The<INetworkStore>();

    [Fact]
    public async Task Is_empty_at_first() => Assert.Null(await Networks.ReadLatestAsync(None));

    [Fact]
    public async Task The_newest_is_in_force_and_the_same_again_changes_nothing()
    {
        var first = new StoredNetwork("{\"timeZone\":\"Europe/London\"}", "aa", Some.At("2026-11-23T10:00:00Z"), "file");
        var second = first with { Json = "{}", Sha256 = "bb", ImportedBy = "admin" };
        Assert.True(await Networks.AddAsync(first, None));
        Assert.False(await Networks.AddAsync(first with { ImportedAt = Some.At("2026-11-23T11:00:00Z") }, None));
        Assert.Equal(first, await Networks.ReadLatestAsync(None));
        Assert.True(await Networks.AddAsync(second, None));
        Assert.Equal(second, await Networks.ReadLatestAsync(None));

        // Going back to an earlier file is a change like any other.
        Assert.True(await Networks.AddAsync(first, None));
        await ReopenAsync();
        Assert.Equal(first, await Networks.ReadLatestAsync(None));
    }
}
