using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Telemetry.Api.Backups;
using Telemetry.Api.Security;

namespace Telemetry.Tests.Integration.Api;

public sealed class BackupEndpointTests
{
    private static readonly Uri Backups = new("/api/v1/system/backups", UriKind.Relative);

    [Fact]
    public async Task A_backup_is_written_below_the_configured_folder_and_verifies()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();

        using var answer = await client.PostAsync(Backups, null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var backup = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var folder = backup.GetProperty("folder").GetString()!;
        Assert.Equal("20260114T180000000Z", Path.GetFileName(folder));
        var manifest = BackupFolder.ReadAndVerify(folder, TestContext.Current.CancellationToken);
        Assert.Equal(manifest.Files.Count, backup.GetProperty("files").GetInt32());
        Assert.Contains(manifest.Files, f => f is { Path: "readings.duckdb", Role: BackupRole.TimeSeries });

        // The clock stands, so the same name would come again: what is there is never written over.
        using var again = await client.PostAsync(Backups, null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("is not empty", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_gets_one()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        using var answer = await client.PostAsync(Backups, null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public void Too_little_room_is_told_before_anything_is_written()
    {
        var refused = Assert.Throws<BackupRefusedException>(() => BackupFolder.RequireRoom(Path.GetTempPath(), long.MaxValue / 2));

        Assert.Contains("bytes free", refused.Message, StringComparison.Ordinal);
    }
}
