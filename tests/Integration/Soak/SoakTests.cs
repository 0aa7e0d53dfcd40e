namespace Telemetry.Tests.Integration.Soak;

/// <summary>A short soak of each kind; the long ones are run by hand (docs/reliability.md).</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_minute_of_faults_loses_doubles_and_changes_nothing_acknowledged_by_the_embedded_broker() =>
        RunAsync(SoakBroker.Embedded, SoakStore.DuckDb, TimeSpan.FromSeconds(35));

    [Fact]
    public Task Behind_mosquitto_only_what_the_broker_lost_is_missing_and_a_possible_gap_tells_of_it() =>
        RunAsync(SoakBroker.Mosquitto, SoakStore.DuckDb, TimeSpan.FromSeconds(35));

    [Fact]
    public Task A_minute_of_faults_loses_doubles_and_changes_nothing_that_an_influxd_keeps() =>
        RunAsync(SoakBroker.Embedded, SoakStore.Influx, TimeSpan.FromSeconds(35));

    private async Task RunAsync(SoakBroker broker, SoakStore store, TimeSpan duration)
    {
        var options = new SoakOptions(duration, broker, store, Rate: 60, Seed: 4)
        {
            StoreAway = TimeSpan.FromSeconds(2),
            ReconnectLoop = TimeSpan.FromSeconds(2),
            FloodMessages = 1500,
            JournalBytes = 2 << 20,
        };
        var sheet = await SoakRun.RunAsync(options, output.WriteLine, TestContext.Current.CancellationToken);
        output.WriteLine(sheet.ToString());
        Assert.Empty(sheet.Findings);
    }
}
