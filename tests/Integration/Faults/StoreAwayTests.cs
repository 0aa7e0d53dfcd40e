using Microsoft.Extensions.Options;
using Telemetry.Storage.TimeSeries.DuckDb;
using Telemetry.Tests.Contract.TimeSeries.Influx;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>The time-series store is away while 100,000 readings come in, and back.</summary>
public sealed class StoreAwayTests(ITestOutputHelper output)
{
    private const int Away = 100_000;
    private const string StoreIsAway = "The time-series store does not take readings; they wait in the journal.";

    [Fact]
    public async Task A_hundred_thousand_readings_wait_for_DuckDB_and_are_stored_in_order_once_it_is_back()
    {
        await using var city = await CityUnderFault.PrepareAsync(new CityLoad(LiveMinutes: 20, BacklogPerStation: Away / 4 / 12, WholeBacklog: true));
        long head;
        using (var other = new DuckDbTimeSeriesStore(Options.Create(new DuckDbOptions { Path = city.Host.DuckDbPath }), TimeProvider.System))
        {
            // Another process, which is this one, has the file open: DuckDB lets nobody else in.
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await city.StartUnreadyAsync();
            city.ReleaseBacklog();
            await city.UntilLoggedAsync(StoreIsAway, "is open in another process");
            await city.UntilAnsweredAsync(Away / 4);
            head = await city.HeadAsync();
            await city.UntilUnhealthyAsync("store", "journal records behind");
            await city.AssertLiveGoesOnAsync();
        }

        var positions = new List<long>();
        await city.UntilAsync(
            async () =>
            {
                if (await city.StorePositionAsync() is { } position)
                {
                    positions.Add(position);
                }

                return positions is [.., var last] && last >= head;
            },
            "to drain");
        Assert.Equal(positions.Order(), positions);
        var after = await city.SettleAsync();
        after.AssertNothingLost();
        output.WriteLine($"{after.Stored.Count} readings stored, most memory {after.PeakMemory >> 20} MB");
    }

    [Fact]
    public async Task A_killed_influxd_at_seeded_points_under_load_costs_nothing()
    {
        var random = new Random(20260114);
        await using var influx = await InfluxServer.StartAsync();
        await using var city = await CityUnderFault.PrepareAsync(
            CityLoad.Short, null, ("TimeSeries__Kind", "Influx"), ("Influx__Url", influx.Url), ("Influx__Database", InfluxServer.NewDatabase()));
        await city.StartAsync();
        var kills = LongRun.IsOn ? 12 : 3;
        for (var kill = 1; kill <= kills; kill++)
        {
            await city.ReleaseBacklogAsync(kill * 3000 / kills, random.Next(10, 2000 / kills));
            var told = city.Host.Logged(StoreIsAway).Count;
            await influx.KillProcessAsync();
            await city.UntilAsync(() => Task.FromResult(city.Host.Logged(StoreIsAway).Count > told), "to say that the store is away");
            await city.AssertLiveGoesOnAsync();
            await influx.StartProcessAsync();
        }

        var after = await city.SettleAsync();
        after.AssertNothingLost();
        output.WriteLine($"{after.Stored.Count} readings stored over {kills} kills of influxd, most memory {after.PeakMemory >> 20} MB");
    }
}
