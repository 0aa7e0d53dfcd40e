using System.Text.Json;
using Telemetry.Tests.Contract.TimeSeries.Influx;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>The whole host with its readings in a real influxd.</summary>
public sealed class HostOnInfluxTests(ITestOutputHelper output)
{
    /// <summary>Killed by SIGKILL under load, again and again: everything acknowledged is stored exactly once, with value and flag.</summary>
    [Fact]
    public async Task Keeps_its_readings_in_InfluxDB_and_loses_and_doubles_none_when_it_is_killed()
    {
        await using var influx = await InfluxServer.StartAsync();
        await using var city = await CityUnderFault.PrepareAsync(
            CityLoad.Short, null, ("TimeSeries__Kind", "Influx"), ("Influx__Url", influx.Url), ("Influx__Database", InfluxServer.NewDatabase()));
        await city.StartAsync();
        var random = new Random(20260115);
        var kills = LongRun.IsOn ? 3 : 2;
        for (var kill = 1; kill <= kills; kill++)
        {
            await city.ReleaseBacklogAsync(kill * 1000, random.Next(10, 700));
            await city.Host.KillAsync();
            await city.StartHostAsync();
        }

        var health = await city.Host.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken);
        var store = JsonDocument.Parse(health).RootElement.GetProperty("checks").GetProperty("store").GetProperty("cause").GetString();
        Assert.Contains("InfluxDB 1.6.7", store, StringComparison.Ordinal);
        Assert.False(File.Exists(city.Host.DuckDbPath));
        var after = await city.SettleAsync();
        after.AssertNothingLost();
        output.WriteLine($"{after.Published.Count} distinct readings of {city.PublishedReadings} published over {kills} kills; {store}; most memory {after.PeakMemory >> 20} MB");
    }
}
