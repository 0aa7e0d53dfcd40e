using System.Net;
using Telemetry.Tests.Integration.Kill;
using Telemetry.Tests.Integration.Mqtt;
using Telemetry.Tests.Integration.Soak;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>
/// The time-series store stays away until the journal is at MaxBytes: it is told long before, nothing more is acknowledged then, and
/// all of it is stored once the store is back. Nobody restarts anything.
/// </summary>
public sealed class JournalLimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task At_its_limit_the_journal_ends_acknowledging_to_gateways_which_keep_what_they_have() => FillsAndDrainsAsync(null);

    [Fact]
    public async Task At_its_limit_the_journal_leaves_what_comes_to_the_external_broker_which_delivers_it_again()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await FillsAndDrainsAsync(mosquitto);
    }

    private static async Task FillsAndDrainsAsync(Mosquitto? mosquitto)
    {
        await using var city = await CityUnderFault.PrepareAsync(
            new CityLoad(10, 700), mosquitto, ("Journal__SegmentBytes", "65536"), ("Journal__RetainBytes", "0"), ("Journal__MaxBytes", "1048576"));
        await city.Host.StartAsync(KillCity.ClockStart, 60, Cancellation);
        await city.Host.StopAsync();
        await using var store = new LockedDuckDb(() => city.Host.DuckDbPath);
        await store.TakeAwayAsync();
        await city.StartUnreadyAsync();

        // The hour that lies behind comes at once; the backlog in steps of a fiftieth of MaxBytes and segments of a sixteenth, so that no
        // level is leapt over, however seldom the host looks.
        await city.UntilHeadAsync(700);
        await FillAsync(city, "Low", "High");
        await city.UntilLoggedAsync("The journal holds", "of MaxBytes for consumer store;");
        await FillAsync(city, "High", "NearlyFull");
        await city.UntilLoggedAsync("The journal is nearly full", "of MaxBytes held for consumer store");
        city.ReleaseBacklog();
        await city.UntilLoggedAsync("The journal is full and takes nothing until there is room; nothing of this is acknowledged");
        await city.UntilUnhealthyAsync("journal", "a consumer has not read them yet");
        var journal = (await city.JsonAsync("/api/v1/system")).GetProperty("journal");
        Assert.Equal(("Full", "Full", "store"), (journal.GetProperty("state").GetString(), journal.GetProperty("level").GetString(), journal.GetProperty("heldFor").GetString()));
        Assert.Equal(0, journal.GetProperty("secondsUntilFull").GetDouble());
        Assert.InRange(journal.GetProperty("heldShare").GetDouble(), 0.9, 1);
        Assert.Contains("telemetry_journal_state 2", await MetricsAsync(city), StringComparison.Ordinal);
        if (mosquitto is null)
        {
            await city.AssertNothingIsTakenAsync();
        }

        using (var readings = await city.Host.Http.GetAsync("/api/v1/readings?sensor=live-00&from=2026-01-14T00:00:00Z&to=2026-01-15T00:00:00Z", Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, readings.StatusCode);
            Assert.NotNull(readings.Headers.RetryAfter);
        }

        const string NoTick = "No tick can be journalled, and nothing is concluded, until the journal takes records again";
        await city.UntilLoggedAsync(NoTick);
        Assert.Single(city.Host.Logged(NoTick));
        if (mosquitto is not null)
        {
            await city.UntilLoggedAsync("Nothing is read from broker 127.0.0.1:", "until the journal takes it", "may have 1048576 (MaxBytes)");
            Assert.Empty(city.Host.Logged("Broker 127.0.0.1", "can't be reached"));
        }

        await store.GiveBackAsync();
        await city.UntilLoggedAsync("The journal has room again");
        var published = Settlement.FirstOfEach(city.Messages);
        await city.UntilAsync(async () => (await city.JsonAsync(Ledger)).GetProperty("total").GetProperty("accepted").GetInt64() >= published.Count, "to store everything");
        var after = await city.SettleAsync();

        // Not AssertNothingLost: it goes through the journal again, of which this one keeps nothing that is stored.
        Assert.Empty(after.Missing);
        Assert.All(after.Stored, row => Assert.Equal(published[(row.Sensor, row.Quantity, row.At)], row.Value));
        Assert.Equal(published.Count, after.Stored.Count);
        Assert.True(after.Ledger.GetProperty("balanced").GetBoolean(), after.Ledger.ToString());
        Assert.Empty(after.Gaps);
        Assert.InRange(after.PeakMemory, 0, Settlement.MostMemory);
    }

    private static async Task FillAsync(CityUnderFault city, string from, string to)
    {
        while (await LevelAsync() is var level && level != to)
        {
            Assert.Equal(from, level);
            await city.ReleaseMoreAsync(150);
        }

        async Task<string?> LevelAsync() => (await city.JsonAsync("/api/v1/system")).GetProperty("journal").GetProperty("level").GetString();
    }

    private static string Ledger => $"/api/v1/ledger?from={KillCity.Time(KillCity.ClockStart.AddDays(-1))}&to={KillCity.Time(KillCity.ClockStart.AddDays(2))}";

    private static async Task<string> MetricsAsync(CityUnderFault city) =>
        string.Join('\n', (await city.Host.Http.GetStringAsync("/metrics", Cancellation)).Split('\n')
            .Where(l => !l.StartsWith('#')).Select(l => System.Text.RegularExpressions.Regex.Replace(l, @"\{[^}]*\}| \d{13}$", "")));
}
