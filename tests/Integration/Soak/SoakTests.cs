using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>Short soaks; the ones of minutes and hours are run by hand (docs/soak.md).</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    /// <summary>Each broker and each store, and so each fault; every pair of them in a long run.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Pairs => LongRun.IsOn
        ? [.. Enum.GetNames<SoakBroker>().SelectMany(broker => Enum.GetNames<SoakStore>().Select(store => new TheoryDataRow<string, string>(broker, store)))]
        : [new(nameof(SoakBroker.Embedded), nameof(SoakStore.DuckDb)), new(nameof(SoakBroker.Mosquitto), nameof(SoakStore.Influx))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public Task Half_a_minute_of_faults_doubles_and_changes_nothing_and_loses_only_what_a_broker_lost_and_a_possible_gap_tells_of(string broker, string store) =>
        RunAsync(Enum.Parse<SoakBroker>(broker), Enum.Parse<SoakStore>(store), TimeSpan.FromSeconds(35));

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
