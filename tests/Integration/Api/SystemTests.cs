using System.Net;
using System.Text.Json;
using Telemetry.Api.Health;
using Telemetry.Api.Security;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers.Progress;

namespace Telemetry.Tests.Integration.Api;

public sealed class SystemTests
{
    private static readonly DateTimeOffset Now = ApiHost.Now;

    [Fact]
    public async Task Tells_the_version_the_clock_and_the_health_with_each_cause()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Store = new ConsumerState(90, "disk full", true);

        var system = await ReadAsync(host);

        Assert.StartsWith("1.", system.GetProperty("host").GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.InRange(system.GetProperty("host").GetProperty("memoryBytes").GetInt64(), 1_000_000, 100_000_000_000);
        Assert.Equal("2026-01-14T18:00:00Z", system.GetProperty("clock").GetProperty("now").GetString());
        Assert.Equal("Europe/London", system.GetProperty("clock").GetProperty("timeZone").GetString());
        Assert.False(system.GetProperty("clock").GetProperty("simulated").GetBoolean());
        Assert.Equal("Unhealthy", system.GetProperty("health").GetProperty("status").GetString());
        Assert.Contains("disk full", system.GetProperty("health").GetProperty("checks").GetProperty("store").GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.Equal("None", system.GetProperty("broker").GetProperty("mode").GetString());
        Assert.Empty(system.GetProperty("unavailable").EnumerateArray());
    }

    [Fact]
    public async Task A_stage_has_its_position_its_lag_in_records_and_seconds_and_its_trouble()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Store = new ConsumerState(90, "no room", true) { At = Now.AddSeconds(-42), OldestUnreadAt = Now.AddSeconds(-40) };
        host.Pipeline.Rules = new ConsumerState(100, null, true) { At = Now.AddHours(-1) };

        var stages = (await ReadAsync(host)).GetProperty("stages").EnumerateArray().ToDictionary(s => s.GetProperty("name").GetString()!);

        Assert.Equal((90, 10, 40), (stages["store"].GetProperty("position").GetInt64(), stages["store"].GetProperty("lagRecords").GetInt64(), stages["store"].GetProperty("lagSeconds").GetDouble()));
        Assert.Equal("no room", stages["store"].GetProperty("trouble").GetString());
        Assert.Equal("2026-01-14T17:59:18Z", stages["store"].GetProperty("upTo").GetString());

        // All is committed: however old the last record is, nothing waits.
        Assert.Equal((0, 0), (stages["rules"].GetProperty("lagRecords").GetInt64(), stages["rules"].GetProperty("lagSeconds").GetDouble()));
    }

    [Fact]
    public async Task A_lag_whose_age_is_not_known_is_null_and_not_zero()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Store = new ConsumerState(90, null, false);

        var store = (await ReadAsync(host)).GetProperty("stages").EnumerateArray().First();

        Assert.Equal(10, store.GetProperty("lagRecords").GetInt64());
        Assert.Equal(JsonValueKind.Null, store.GetProperty("lagSeconds").ValueKind);
    }

    [Fact]
    public async Task A_stage_has_its_rate_and_its_time_to_drain_or_why_that_is_not_known()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Store = new ConsumerState(90, null, true) { Progress = new(500, 100, TimeSpan.FromMinutes(2), Unknown.None) };
        host.Pipeline.Rules = new ConsumerState(90, null, true) { Progress = new(100, 100, null, Unknown.FallsBehind) };

        var stages = (await ReadAsync(host)).GetProperty("stages").EnumerateArray().ToDictionary(s => s.GetProperty("name").GetString()!);

        Assert.Equal((500, 100, 120), (Number("store", "recordsPerSecond"), Number("store", "arrivingPerSecond"), Number("store", "secondsToDrain")));
        Assert.Equal(JsonValueKind.Null, stages["store"].GetProperty("drainUnknown").ValueKind);
        Assert.Equal(JsonValueKind.Null, stages["rules"].GetProperty("secondsToDrain").ValueKind);
        Assert.Equal("as much comes as it works through, or more", stages["rules"].GetProperty("drainUnknown").GetString());

        double Number(string stage, string name) => stages[stage].GetProperty(name).GetDouble();
    }

    [Theory]
    [InlineData(0.3, FillLevel.Low, false, "Healthy", "durable up to record 100")]
    [InlineData(0.52, FillLevel.High, false, "Degraded", "filling: 52 % of MaxBytes held for store; full in about 3 h at the present rate, and then nothing more is acknowledged; durable up to record 100")]
    [InlineData(0.9, FillLevel.NearlyFull, false, "Degraded", "nearly full: 90 % of MaxBytes held for store; full in about 3 h at the present rate, and then nothing more is acknowledged; durable up to record 100")]
    [InlineData(0.3, FillLevel.Low, true, "Degraded", "its disk has 500 MB free, less than MinFreeBytes: without room nothing more is acknowledged; durable up to record 100")]
    public async Task A_journal_that_fills_is_told_long_before_it_is_full(double share, FillLevel level, bool diskIsLow, string status, string cause)
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Filling = new JournalFilling(17L << 30, share, "store", 500_000_000, 1e6, TimeSpan.FromHours(3), Unknown.None, level) { DiskIsLow = diskIsLow };

        var system = await ReadAsync(host);

        var check = system.GetProperty("health").GetProperty("checks").GetProperty("journal");
        Assert.Equal((status, cause), (check.GetProperty("status").GetString(), check.GetProperty("cause").GetString()));
        var journal = system.GetProperty("journal");
        Assert.Equal((17L << 30, share, "store"), (journal.GetProperty("heldBytes").GetInt64(), journal.GetProperty("heldShare").GetDouble(), journal.GetProperty("heldFor").GetString()));
        Assert.Equal((level.ToString(), 10_800, diskIsLow), (journal.GetProperty("level").GetString(), journal.GetProperty("secondsUntilFull").GetDouble(), journal.GetProperty("diskIsLow").GetBoolean()));
    }

    [Fact]
    public async Task A_gateway_tells_when_it_was_heard_how_many_sensors_are_silent_and_since_when_it_is_away()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Put("rws-snake", Quantity.RoadSurfaceTemperature, Now.AddMinutes(-10), -1);
        host.Give(Away(AlertState.Raised, Now.AddMinutes(-20)));

        var system = await ReadAsync(host);

        var north = system.GetProperty("gateways").EnumerateArray().First();
        Assert.Equal("depot-north", north.GetProperty("id").GetString());
        Assert.Equal("2026-01-14T17:50:00Z", north.GetProperty("lastObservedAt").GetString());
        Assert.Equal("2026-01-14T17:50:00Z", north.GetProperty("lastReceivedAt").GetString());
        Assert.Equal("2026-01-14T17:40:00Z", north.GetProperty("awaySince").GetString());
        Assert.Equal(JsonValueKind.Null, north.GetProperty("connected").ValueKind);
        Assert.Equal(north.GetProperty("sensors").GetInt32() - 1, north.GetProperty("silentSensors").GetInt32());
        Assert.Equal(1, system.GetProperty("gatewayTotals").GetProperty("away").GetInt32());
    }

    [Fact]
    public async Task A_gateway_that_is_back_is_not_away()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Away(AlertState.Raised, Now.AddMinutes(-20)), Away(AlertState.Cleared, Now.AddMinutes(-5)));

        var system = await ReadAsync(host);

        Assert.Equal(0, system.GetProperty("gatewayTotals").GetProperty("away").GetInt32());
        Assert.All(system.GetProperty("gateways").EnumerateArray(), g => Assert.Equal(JsonValueKind.Null, g.GetProperty("awaySince").ValueKind));
    }

    [Fact]
    public async Task Counts_the_last_days_dead_letters_by_reason()
    {
        await using var host = await ApiHost.StartAsync();
        host.Records.DeadLetters.AddRange(
        [
            Letter(1, Now.AddHours(-25), RejectReason.TooOld),
            Letter(2, Now.AddHours(-23), RejectReason.UnknownSensor),
            Letter(3, Now.AddHours(-1), RejectReason.UnknownSensor, RejectReason.FutureTime),
        ]);

        var letters = (await ReadAsync(host)).GetProperty("deadLetters");

        Assert.Equal(2, letters.GetProperty("messages").GetInt64());
        Assert.Equal(
            ["UnknownSensor 2", "FutureTime 1"],
            letters.GetProperty("byReason").EnumerateArray().Select(r => $"{r.GetProperty("reason").GetString()} {r.GetProperty("messages").GetInt64()}"));
        Assert.Equal(3, letters.GetProperty("kept").GetInt64());
    }

    [Fact]
    public async Task Gives_the_ledgers_balance_and_the_size_of_the_stores_on_this_machine()
    {
        await using var host = await ApiHost.StartAsync();
        var ledger = new LedgerEntry(Now.AddHours(-1), new GatewayId("depot-north"), 2, 0, 0, 0, 2, 3);
        await host.Store.WriteAsync(new StoreBatch(new JournalPosition(1), [], [], [ledger]), CancellationToken.None);

        var system = await ReadAsync(host);

        var total = system.GetProperty("ledger").GetProperty("total");
        Assert.Equal((2, 3, 0), (total.GetProperty("received").GetInt64(), total.GetProperty("undecodable").GetInt64(), total.GetProperty("balance").GetInt64()));
        Assert.True(system.GetProperty("ledger").GetProperty("balanced").GetBoolean());
        var storage = Assert.Single(system.GetProperty("storage").EnumerateArray());
        Assert.Equal("time series", storage.GetProperty("store").GetString());
        Assert.True(storage.GetProperty("bytes").GetInt64() > 0);
        Assert.Equal(8L << 30, system.GetProperty("journal").GetProperty("freeBytes").GetInt64());
    }

    [Fact]
    public async Task A_store_that_is_away_takes_its_own_part_only_and_is_named()
    {
        await using var host = await ApiHost.StartAsync();
        host.Outcomes.Failure = new IOException("records.db: database is locked by /secret/path");

        var system = await ReadAsync(host);

        var part = Assert.Single(system.GetProperty("unavailable").EnumerateArray());
        Assert.Equal("awaySince", part.GetProperty("part").GetString());
        Assert.DoesNotContain("/secret", part.GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, system.GetProperty("gatewayTotals").GetProperty("away").ValueKind);
        Assert.Equal(JsonValueKind.Object, system.GetProperty("ledger").ValueKind);
    }

    [Fact]
    public async Task Is_for_analysts()
    {
        await using var host = await ApiHost.StartAsync();
        using var anybody = await host.ClientAsync(ApiRole.Public);

        using var response = await anybody.GetAsync("/api/v1/system");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static async Task<JsonElement> ReadAsync(ApiHost host)
    {
        using var client = await host.ClientAsync(ApiRole.Analyst);
        return await client.GetJsonAsync("/api/v1/system");
    }

    private static Alert Away(AlertState state, DateTimeOffset at) =>
        new("gateway-away", "depot-north", AlertSeverity.Major, state, at, "x") { SubjectKind = AlertSubject.Gateway, RaisedAt = Now.AddMinutes(-20) };

    private static DeadLetter Letter(long id, DateTimeOffset at, params RejectReason[] reasons) =>
        new(id, at, new GatewayId("depot-north"), "t", null, "{}"u8.ToArray(), [.. reasons.Select(r => new Rejection(r, "x"))]);
}
