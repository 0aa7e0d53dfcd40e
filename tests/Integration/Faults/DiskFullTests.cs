using Telemetry.Tests.Integration.Kill;
using Telemetry.Tests.Integration.Soak;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>The disk of one store fills up under load, and has room again some seconds later. Nobody restarts anything.</summary>
public sealed class DiskFullTests
{
    [Fact]
    public async Task On_a_full_disk_the_journal_gives_up_what_everyone_has_read_rather_than_to_refuse_what_comes()
    {
        using var disk = SmallDisk.Mount(megabytes: 24);
        await using var city = await CityUnderFault.PrepareAsync(
            CityLoad.Short, null, ("Journal__Directory", Path.Combine(disk.Folder, "journal")), ("Journal__SegmentBytes", "65536"));
        await city.StartAsync();
        city.ReleaseBacklog(500);
        await city.UntilHeadAsync(600);
        disk.Fill();
        city.ReleaseBacklog(2000);
        await city.UntilLoggedAsync("is given up before its time. A rebuild reaches less far back");
        var answered = city.Answered;
        city.ReleaseBacklog();
        await city.UntilAsync(() => Task.FromResult(city.Answered > answered + 500), "to go on acknowledging");
        var (status, cause) = await city.HealthAsync("journal");
        Assert.NotEqual("Healthy", status);
        Assert.Contains("less than MinFreeBytes", cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_under_the_journal_ends_acknowledging_and_with_room_it_goes_on_by_itself()
    {
        using var disk = SmallDisk.Mount(megabytes: 24);
        await using var city = await CityUnderFault.PrepareAsync(
            CityLoad.Short, null, ("Journal__Directory", Path.Combine(disk.Folder, "journal")), ("Journal__SegmentBytes", "262144"));

        // With its store away nothing in the journal may be given up.
        await city.Host.StartAsync(KillCity.ClockStart, 60, TestContext.Current.CancellationToken);
        await city.Host.StopAsync();
        await using var store = new LockedDuckDb(() => city.Host.DuckDbPath);
        await store.TakeAwayAsync();
        await city.StartUnreadyAsync();
        city.ReleaseBacklog(500);
        await city.UntilHeadAsync(600);
        disk.Fill();
        city.ReleaseBacklog();
        await city.UntilLoggedAsync("The journal is full and takes nothing until there is room; nothing of this is acknowledged");
        await city.UntilUnhealthyAsync("journal", "cannot make a segment");
        await city.AssertNothingIsTakenAsync();

        disk.GiveBack();
        await store.GiveBackAsync();
        await city.UntilLoggedAsync("The journal has room again");
        var after = await city.SettleAsync();
        after.AssertNothingLost();
    }

    [Fact]
    public async Task A_full_disk_under_DuckDB_makes_readings_wait_in_the_journal_while_latest_and_decisions_go_on()
    {
        using var disk = SmallDisk.Mount(megabytes: 24);
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short, null, ("DuckDb__Path", Path.Combine(disk.Folder, "telemetry.duckdb")));
        await city.StartAsync();
        await city.UntilHeadAsync(600);
        disk.Fill();
        city.ReleaseBacklog();
        await city.UntilLoggedAsync("The time-series store does not take readings; they wait in the journal.");

        // Not by one look: a smaller batch may find room within the file that DuckDB has, and the store is well until the next one.
        await city.UntilUnhealthyAsync("store", "journal records behind");
        await city.AssertLiveGoesOnAsync();

        disk.GiveBack();
        var after = await city.SettleAsync();
        after.AssertNothingLost();
    }

    [Fact]
    public async Task A_full_disk_under_SQLite_makes_outcomes_wait_in_the_journal_while_readings_are_stored()
    {
        using var disk = SmallDisk.Mount(megabytes: 24);
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short, null, ("Records__Path", Path.Combine(disk.Folder, "records.db")));
        await city.StartAsync();
        await city.UntilHeadAsync(600);
        disk.Fill();
        city.ReleaseBacklog(1500);
        await city.UntilLoggedAsync("The record store does not take outcomes; they wait in the journal.");
        var answered = city.Answered;
        city.ReleaseBacklog();
        await city.UntilAsync(() => Task.FromResult(city.Answered > answered + 100), "to acknowledge more");
        await city.UntilUnhealthyAsync("rules", "journal records behind");

        disk.GiveBack();
        var after = await city.SettleAsync();
        after.AssertNothingLost();
    }
}
