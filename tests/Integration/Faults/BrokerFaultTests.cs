using Telemetry.Tests.Integration.Mqtt;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>
/// A mosquitto in front of the host is stopped and killed under load. It acknowledges before it is on disk, so that what it loses
/// is lost before we have it: then the loss is measured, and a possible gap stands beside the ledger.
/// </summary>
public sealed class BrokerFaultTests(ITestOutputHelper output)
{
    private const string Restarted = "The broker was restarted.";
    private const string SessionGone = "The broker did not have our session on reconnect";

    [Fact]
    public async Task A_broker_restarted_in_order_with_its_persistence_loses_nothing()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short, mosquitto);
        await city.StartAsync();
        city.ReleaseBacklog(1000);
        await city.UntilHeadAsync(700);
        await mosquitto.StopProcessAsync();
        city.ReleaseBacklog();
        await city.UntilLoggedAsync("The connection to broker", "ended");
        await mosquitto.StartProcessAsync();

        var after = await city.SettleAsync();
        after.AssertNothingLost();
        Assert.NotEmpty(city.Host.Logged("Connected to broker", "session present: True"));
    }

    [Fact]
    public async Task A_broker_restarted_without_persistence_loses_what_it_had_queued_and_a_possible_gap_says_so()
    {
        await using var mosquitto = await Mosquitto.StartAsync(persistence: false);
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short, mosquitto);
        await city.StartAsync();
        await city.UntilHeadAsync(600);
        await city.Host.KillAsync();

        // While the host is away the broker queues, and acknowledges.
        var answered = city.Answered;
        city.ReleaseBacklog(1500);
        await city.UntilAnsweredAsync(answered + 1500);
        await mosquitto.StopProcessAsync();
        await mosquitto.StartProcessAsync();
        await city.StartHostAsync();
        await city.UntilLoggedAsync("Possible gap of mqtt://127.0.0.1", SessionGone);

        var after = await city.SettleAsync();
        after.AssertConsistent();
        Assert.InRange(after.Missing.Count, 1000, 4000);
        var gap = Assert.Single(after.Gaps);
        Assert.True(gap.Since < gap.At);
        output.WriteLine($"mosquitto without persistence: {after.Missing.Count} of {after.Published.Count} acknowledged readings lost by the broker");
    }

    [Fact]
    public async Task A_killed_broker_that_comes_back_with_the_session_it_had_saved_is_a_possible_gap()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short, mosquitto);
        await city.StartAsync();
        await city.UntilToldUptimeAsync();
        await city.ReleaseBacklogAsync(500, 200);
        await mosquitto.SaveAsync();
        await mosquitto.KillProcessAsync();
        await city.UntilBrokerLostAsync(times: 1);
        city.LetBrokerBeOld();
        await mosquitto.StartProcessAsync();
        await city.UntilLoggedAsync("Possible gap of mqtt://127.0.0.1", Restarted);

        // A second time while the host is away, so that what came since the broker's last saving is in its memory alone.
        await mosquitto.SaveAsync();
        await city.Host.KillAsync();
        city.LetBrokerBeOld();
        var answered = city.Answered;
        city.ReleaseBacklog(1500);
        await city.UntilAnsweredAsync(answered + 600);
        await mosquitto.KillProcessAsync();
        await city.StartHostAsync();
        await mosquitto.StartProcessAsync();

        var after = await city.SettleAsync();
        after.AssertConsistent();
        Assert.NotEmpty(after.Missing);
        Assert.NotEmpty(city.Host.Logged("Connected to broker", "session present: True"));
        Assert.All(after.Gaps, gap => Assert.Contains(Restarted, gap.Reason, StringComparison.Ordinal));
        Assert.Equal(2, after.Gaps.Count);
        output.WriteLine($"mosquitto killed twice, once with the host away: {after.Missing.Count} of {after.Published.Count} acknowledged readings lost by the broker");
    }
}
