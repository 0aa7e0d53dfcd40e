using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Tests.Integration.EndToEnd;

namespace Telemetry.Tests.Integration.Commands;

/// <summary>Backups of running and of stopped hosts, and what comes back of them.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private const int Before = 200;
    private const int MostMessages = 15_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-backup-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The machine is lost while the host is taking readings; everything acknowledged before the backup began comes back, once.</summary>
    [Fact]
    public async Task A_backup_of_a_running_host_restores_all_that_was_acknowledged_before_it_began_and_nothing_twice()
    {
        var backup = Path.Combine(_folder.FullName, "nightly");
        await using var host = await RunningHost.StartAsync(("Journal__SegmentBytes", "65536"), ("Backup__Directory", Path.Combine(_folder.FullName, "host")));
        await CityOfReadings.PublishAsync(host, 1, Before);
        var written = false;
        var during = CityOfReadings.PublishAsync(host, Before + 1, i => !Volatile.Read(ref written) && i < MostMessages);

        var told = await host.Process.CommandAsync("backup", "--to", backup);

        Volatile.Write(ref written, true);
        var last = await during;
        await CityOfReadings.PublishAsync(host, last + 1, last + 10);
        last += 10;
        await CityOfReadings.UntilStoredAsync(host, 2 * last);
        var before = await CityOfReadings.StoredAsync(host.Process);
        await host.Process.KillAsync();
        Assert.Contains("consumer   store: at record", told, StringComparison.Ordinal);
        AssertOnlyItsOwnerMayRead(backup);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder.FullName, "host")));

        var (refused, _, why) = await host.Process.TryCommandAsync("restore", "--from", backup);
        Assert.Equal(1, refused);
        Assert.Contains($"There is data already: {host.Process.RecordsPath}", why, StringComparison.Ordinal);
        LoseTheMachine(host);
        var restored = await host.Process.CommandAsync("restore", "--from", backup);
        Assert.Contains("Verified: every file is as it was written.", restored, StringComparison.Ordinal);
        AssertOnlyItsOwnerMayRead(host.Process.RecordsPath, host.Process.DuckDbPath);

        await host.Process.StartAsync(RunningHost.Evening.AddHours(1), RunningHost.Speed, TestContext.Current.CancellationToken);
        var head = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(backup, "manifest.json"), TestContext.Current.CancellationToken))!["journal"]!["last"]!.GetValue<long>();
        await host.UntilAsync(async () => (await InFlightAsync(host)).Store > head, "to have caught up");
        var after = await CityOfReadings.StoredAsync(host.Process);
        Assert.InRange(after.Count, 2 * Before, (2 * last) - 1);
        Assert.Equal(before.Take(after.Count).Select(CityOfReadings.WithoutStoredAt), after.Select(CityOfReadings.WithoutStoredAt));
        await host.UntilAsync(async () => (await AllGapsAsync(host)).Contains("Restored from the backup of", StringComparison.Ordinal), "to show the gap");

        // The gateway sends again what it has: what is there stays, what is not comes.
        await CityOfReadings.PublishAsync(host, Before - 20, last);
        await CityOfReadings.UntilStoredAsync(host, 2 * last);
        Assert.Equal(before.Select(Value), (await CityOfReadings.StoredAsync(host.Process)).Select(Value));
        await host.Process.StopAsync();
    }

    [Fact]
    public async Task A_stopped_hosts_backup_gives_the_same_answers_and_one_that_was_touched_is_refused_by_name()
    {
        var backup = Path.Combine(_folder.FullName, "stopped");
        await using var host = await RunningHost.StartAsync();
        await CityOfReadings.PublishAsync(host, 1, 60);
        await CityOfReadings.UntilStoredAsync(host, 120);
        var before = await CityOfReadings.StoredAsync(host.Process);
        await host.Process.StopAsync();

        await host.Process.CommandAsync("backup", "--to", backup);
        Assert.Equal(1, (await host.Process.TryCommandAsync("backup", "--to", backup)).Code);
        LoseTheMachine(host);
        var segment = Directory.EnumerateFiles(Path.Combine(backup, "journal"), "*.journal").Single();
        var good = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(segment, [.. good[..500], (byte)~good[500], .. good[501..]], TestContext.Current.CancellationToken);

        var (code, _, why) = await host.Process.TryCommandAsync("restore", "--from", backup);

        Assert.Equal(1, code);
        Assert.Contains($"journal/{Path.GetFileName(segment)} has other content than its SHA-256 says", why, StringComparison.Ordinal);
        Assert.False(File.Exists(host.Process.RecordsPath));
        await File.WriteAllBytesAsync(segment, good, TestContext.Current.CancellationToken);
        await host.Process.CommandAsync("restore", "--from", backup);
        await host.Process.StartAsync(RunningHost.Evening.AddHours(1), RunningHost.Speed, TestContext.Current.CancellationToken);
        Assert.Equal(before, await CityOfReadings.StoredAsync(host.Process));
        await host.Process.StopAsync();
    }

    private static void LoseTheMachine(RunningHost host)
    {
        Directory.Delete(host.Process.JournalDirectory, recursive: true);
        foreach (var file in new[] { host.Process.RecordsPath, host.Process.DuckDbPath })
        {
            foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
            {
                File.Delete(part);
            }
        }
    }

    private static void AssertOnlyItsOwnerMayRead(params string[] paths)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var path in paths.SelectMany(p => Directory.Exists(p) ? Directory.EnumerateFileSystemEntries(p, "*", SearchOption.AllDirectories).Append(p) : [p]))
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & Others);
        }
    }

    private static async Task<(long Head, long Store)> InFlightAsync(RunningHost host)
    {
        var inFlight = (await host.GetAsync("/api/v1/ledger")).GetProperty("inFlight");
        return (inFlight.GetProperty("journalHead").GetInt64(), inFlight.GetProperty("storePosition").GetInt64());
    }

    private static async Task<string> AllGapsAsync(RunningHost host)
    {
        // The command runs on the machine's clock, the host on January's.
        var now = TimeProvider.System.GetUtcNow();
        return (await host.GetAsync($"/api/v1/ledger?from={now.AddDays(-1):yyyy-MM-ddTHH:mm:ssZ}&to={now.AddDays(1):yyyy-MM-ddTHH:mm:ssZ}")).GetRawText();
    }

    private static (string?, string?, double) Value(string reading)
    {
        using var row = JsonDocument.Parse(reading);
        return (row.RootElement.GetProperty("quantity").GetString(), row.RootElement.GetProperty("observedAt").GetString(), row.RootElement.GetProperty("value").GetDouble());
    }
}
