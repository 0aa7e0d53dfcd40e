using Telemetry.Tests.Integration.EndToEnd;

namespace Telemetry.Tests.Integration.Commands;

/// <summary>What an operator does to the files of a host, by its commands.</summary>
public sealed class OperatorCommandTests
{
    [Fact]
    public async Task A_running_hosts_journal_is_verified_and_a_bit_flipped_in_a_copy_is_found()
    {
        await using var host = await RunningHost.StartAsync(("Journal__SegmentBytes", "65536"));
        await CityOfReadings.PublishAsync(host, 1, 400);

        var sound = await host.Process.CommandAsync("journal", "verify");

        Assert.Contains("Sound: every record from 1 to", sound, StringComparison.Ordinal);
        Assert.Contains("(800 readings, 0 rejections, 0 undecodable)", sound, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(host.Process.JournalDirectory, "*.new"));

        var copy = Directory.CreateTempSubdirectory("telemetry-damaged-");
        foreach (var file in Directory.EnumerateFiles(host.Process.JournalDirectory, "*.journal"))
        {
            File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
        }

        var damaged = Path.Combine(copy.FullName, "00000000000000000001.journal");
        await using (var file = File.OpenWrite(damaged))
        {
            file.Position = 3000;
            file.WriteByte(0xA5);
            file.WriteByte(0x5A);
        }

        var (code, output, _) = await host.Process.TryCommandAsync("journal", "verify", "--journal", copy.FullName);

        Assert.Equal(1, code);
        Assert.Contains($"{damaged} at byte ", output, StringComparison.Ordinal);
        Assert.Contains("Lost: ", output, StringComparison.Ordinal);
        Assert.Contains("What to do:", output, StringComparison.Ordinal);
        copy.Delete(recursive: true);
    }

    [Fact]
    public async Task A_store_is_rebuilt_from_the_journal_gives_the_same_answers_keeps_the_old_one_and_can_be_back_tested()
    {
        await using var host = await RunningHost.StartAsync();
        await CityOfReadings.PublishAsync(host, 1, 150);
        await CityOfReadings.UntilStoredAsync(host, 300);
        var before = await CityOfReadings.StoredAsync(host.Process);

        var (locked, _, why) = await host.Process.TryCommandAsync("rebuild-store", "--yes");
        Assert.Equal(1, locked);
        Assert.Contains("A host runs on this journal. Stop it first", why, StringComparison.Ordinal);

        await host.Process.StopAsync();
        var plan = await host.Process.CommandAsync("rebuild-store");
        Assert.Contains("300 readings, at record", plan, StringComparison.Ordinal);
        Assert.Contains("Nothing is done yet.", plan, StringComparison.Ordinal);
        Assert.Empty(Aside(host));

        var done = await host.Process.CommandAsync("rebuild-store", "--yes");

        Assert.Contains("300 readings stored, 0 repeats, 0 conflicts", done, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(Aside(host)), done, StringComparison.Ordinal);
        await host.Process.StartAsync(RunningHost.Evening.AddHours(1), RunningHost.Speed, TestContext.Current.CancellationToken);
        Assert.Equal(before.Select(CityOfReadings.WithoutStoredAt), (await CityOfReadings.StoredAsync(host.Process)).Select(CityOfReadings.WithoutStoredAt));
        await CityOfReadings.PublishAsync(host, 151, 160);
        await CityOfReadings.UntilStoredAsync(host, 320);
        var report = Path.Combine(Path.GetDirectoryName(host.Process.DuckDbPath)!, "backtest");
        string[] backtest = ["backtest", "--from", "2026-01-10T00:00:00Z", "--to", "2026-01-20T00:00:00Z", "--out", report];
        var (beside, _, busy) = await host.Process.TryCommandAsync(backtest);
        Assert.Equal(1, beside);
        Assert.Contains("A host runs on this data.", busy, StringComparison.Ordinal);

        await host.Process.StopAsync();
        var tested = await host.Process.CommandAsync(backtest);

        Assert.Contains("320 readings (0 refused as the host would refuse them)", tested, StringComparison.Ordinal);
        Assert.Contains("s own stores, 0 refused", await File.ReadAllTextAsync(Path.Combine(report, "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>A network without one of the quantities stands for decoders that now read otherwise.</summary>
    [Fact]
    public async Task A_period_is_decoded_again_beside_the_running_host_and_what_differs_is_shown_and_not_applied()
    {
        await using var host = await RunningHost.StartAsync();
        await CityOfReadings.PublishAsync(host, 1, 40);
        await CityOfReadings.UntilStoredAsync(host, 80);
        var network = Path.Combine(Path.GetDirectoryName(host.Process.DuckDbPath)!, "other.json");
        var text = await File.ReadAllTextAsync(Repository.Path("docs", "network.example.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(network, text.Replace("\"dew_point\",", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var same = await host.Process.CommandAsync("re-decode", "--from", "2026-01-14T00:00:00Z", "--to", "2026-01-15T00:00:00Z");
        var other = await host.Process.CommandAsync(
            "re-decode", "--from", "2026-01-14T00:00:00Z", "--to", "2026-01-15T00:00:00Z", "--gateway", RunningHost.Gateway, $"--Telemetry:NetworkFile={network}");

        Assert.Contains("messages   40: 40 give the same, 0 differ", same, StringComparison.Ordinal);
        Assert.Contains("No difference.", same, StringComparison.Ordinal);
        Assert.Contains("readings   0 added, 40 removed, 0 changed", other, StringComparison.Ordinal);
        Assert.Contains("40 now rejected: UnknownQuantity", other, StringComparison.Ordinal);
        Assert.Contains("Nothing is applied.", other, StringComparison.Ordinal);
        Assert.Equal(80, (await CityOfReadings.StoredAsync(host.Process)).Count);
        await host.Process.StopAsync();
    }

    /// <summary>Withdrawn by a network without the quantity, shown by the next host, kept by a rebuild, and taken back by the right network.</summary>
    [Fact]
    public async Task A_difference_is_applied_to_a_stopped_host_and_a_rebuilt_store_has_it_too()
    {
        string[] period = ["--from", "2026-01-14T00:00:00Z", "--to", "2026-01-15T00:00:00Z"];
        await using var host = await RunningHost.StartAsync();
        await CityOfReadings.PublishAsync(host, 1, 40);
        await CityOfReadings.UntilStoredAsync(host, 80);
        var all = await CityOfReadings.StoredAsync(host.Process);
        var path = Path.Combine(Path.GetDirectoryName(host.Process.DuckDbPath)!, "other.json");
        var text = await File.ReadAllTextAsync(Repository.Path("docs", "network.example.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, text.Replace("\"dew_point\",", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        string[] other = ["re-decode", .. period, $"--Telemetry:NetworkFile={path}"];
        var hash = HashIn(await host.Process.CommandAsync(other));
        string[] apply = ["--apply", "--by", "duty engineer", "--reason", "dew point was not fitted", "--Telemetry:Clock:Start=2026-01-14T17:50:00Z"];

        var (running, _, why) = await host.Process.TryCommandAsync([.. other, .. apply, "--difference", hash]);
        Assert.Equal(1, running);
        Assert.Contains("A host runs on this journal. Stop it first", why, StringComparison.Ordinal);
        await host.Process.StopAsync();
        var (wrong, _, not) = await host.Process.TryCommandAsync([.. other, .. apply, "--difference", "sha256:00"]);
        Assert.Equal(1, wrong);
        Assert.Contains($"the difference is {hash} and not sha256:00", not, StringComparison.Ordinal);
        Assert.Equal(2, (await host.Process.TryCommandAsync([.. other, "--apply", "--difference", hash])).Code);

        Assert.Contains("40 readings journalled to stand from now on, in 1 records, by duty engineer.", await host.Process.CommandAsync([.. other, .. apply, "--difference", hash]), StringComparison.Ordinal);
        Assert.Contains("No difference.", await host.Process.CommandAsync(other), StringComparison.Ordinal);
        Assert.Contains("1 parts of re-decodes", await host.Process.CommandAsync("journal", "verify"), StringComparison.Ordinal);

        await host.Process.StartAsync(RunningHost.Evening.AddHours(1), RunningHost.Speed, TestContext.Current.CancellationToken);
        await CityOfReadings.UntilStoredAsync(host, 40);
        var withdrawn = await CityOfReadings.StoredAsync(host.Process);
        Assert.Equal(all.Where(r => !r.Contains("dew_point", StringComparison.Ordinal)), withdrawn);
        await host.Process.StopAsync();
        await host.Process.CommandAsync("rebuild-store", "--yes");
        await host.Process.StartAsync(RunningHost.Evening.AddHours(2), RunningHost.Speed, TestContext.Current.CancellationToken);
        Assert.Equal(withdrawn.Select(CityOfReadings.WithoutStoredAt), (await CityOfReadings.StoredAsync(host.Process)).Select(CityOfReadings.WithoutStoredAt));
        await host.Process.StopAsync();

        string[] right = ["re-decode", .. period];
        var back = HashIn(await host.Process.CommandAsync(right));
        await host.Process.CommandAsync([.. right, .. apply[..^1], "--Telemetry:Clock:Start=2026-01-14T19:50:00Z", "--difference", back]);
        await host.Process.StartAsync(RunningHost.Evening.AddHours(3), RunningHost.Speed, TestContext.Current.CancellationToken);
        await CityOfReadings.UntilStoredAsync(host, 80);
        Assert.Equal(all.Select(CityOfReadings.WithoutStoredAt), (await CityOfReadings.StoredAsync(host.Process)).Select(CityOfReadings.WithoutStoredAt));
        await host.Process.StopAsync();
    }

    private static string HashIn(string output) =>
        output.Split('\n').Single(line => line.StartsWith("difference ", StringComparison.Ordinal))["difference ".Length..].Trim();

    private static string[] Aside(RunningHost host) =>
        Directory.GetFiles(Path.GetDirectoryName(host.Process.DuckDbPath)!, "telemetry.duckdb.before-rebuild-*");
}
