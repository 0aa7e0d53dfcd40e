using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;

namespace Telemetry.Tests.Integration.Api;

public sealed class BinEndpointsTests
{
    private const string Window = "from=2026-01-14T00:00:00Z&to=2026-01-14T18:00:00Z";

    [Fact]
    public async Task A_bin_before_its_first_fill_is_not_one_that_need_not_be_collected()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var answer = await client.GetJsonAsync("/api/v1/bins");
        var bin = Assert.Single(answer.GetProperty("bins").EnumerateArray());

        Assert.Equal("2026-01-14T18:00:00Z", answer.GetProperty("asOf").GetString());
        Assert.Equal(("market-1", "market-square", "Market Square", "general"), (
            bin.GetProperty("bin").GetString(), bin.GetProperty("site").GetString(), bin.GetProperty("siteName").GetString(), bin.GetProperty("stream").GetString()));
        Assert.Equal((80, 7), (bin.GetProperty("collectAtPercent").GetDouble(), bin.GetProperty("collectAfterDays").GetDouble()));
        Assert.Equal("""{"days":["monday","thursday"],"byTime":"14:00"}""", bin.GetProperty("collection").GetRawText());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, true), (bin.GetProperty("fill").ValueKind, bin.GetProperty("toCollect").ValueKind, bin.GetProperty("stale").GetBoolean()));
        Assert.Equal("No fill is known of this bin.", bin.GetProperty("why").GetString());
    }

    [Fact]
    public async Task A_bin_tells_its_fill_with_age_and_calibration_why_it_is_to_be_collected_and_when_it_was_emptied()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);
        host.Give(
            Emptying(-30),
            Fill(-2, 84.2),
            Alert("bin-collect", AlertSeverity.Information, AlertState.Raised, "market-1 was 84.2 % full."),
            Alert("bin-fire", AlertSeverity.Critical, AlertState.Raised, "It was 65 °C."),
            Alert("bin-tilted", AlertSeverity.Warning, AlertState.Cleared, "It stands."));

        var bin = await Bin(client);

        Assert.Equal((84.2, 926.2, false, 7200), (
            bin.GetProperty("fill").GetProperty("percent").GetDouble(),
            bin.GetProperty("fill").GetProperty("litres").GetDouble(),
            bin.GetProperty("stale").GetBoolean(),
            bin.GetProperty("ageSeconds").GetInt64()));
        Assert.Equal(
            """{"source":"Distance","calibratedFrom":"2026-01-12T10:30:00Z","emptyDistanceMm":1320,"fullDistanceMm":250,"deadZoneMm":250,"fullPercentOfCapacity":100,"capacityLitres":1100}""",
            bin.GetProperty("fill").GetProperty("basis").GetRawText());
        Assert.Equal((true, "market-1 was 84.2 % full."), (bin.GetProperty("toCollect").GetBoolean(), bin.GetProperty("why").GetString()));
        Assert.Equal(["bin-fire", "bin-collect"], bin.GetProperty("alerts").EnumerateArray().Select(a => a.GetProperty("rule").GetString()));
        Assert.Equal("2026-01-13T12:00:00Z", bin.GetProperty("lastEmptied").GetProperty("emptiedAt").GetString());
    }

    [Fact]
    public async Task A_fill_measured_since_the_alert_stands_before_the_reason_it_was_raised_for()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);
        host.Give(
            Fill(-1, 31),
            Alert("bin-collect", AlertSeverity.Information, AlertState.Raised, "The fill of market-1 is not known.") with { At = ApiHost.Now.AddHours(-2) });

        Assert.Equal(
            "31 % full at 2026-01-14 17:00 UTC. Since 2026-01-14 16:00 UTC it is to be collected, then because: The fill of market-1 is not known.",
            (await Bin(client)).GetProperty("why").GetString());
    }

    [Fact]
    public async Task A_low_fill_of_now_need_not_be_collected_and_one_of_then_says_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);
        host.Give(Fill(-3, 20));
        Assert.False((await Bin(client)).GetProperty("toCollect").GetBoolean());

        host.Clock.Advance(TimeSpan.FromMinutes(1));

        var bin = await Bin(client);
        Assert.Equal((JsonValueKind.Null, true), (bin.GetProperty("toCollect").ValueKind, bin.GetProperty("stale").GetBoolean()));
        Assert.Equal("The last known fill is too old to say anything of now.", bin.GetProperty("why").GetString());
    }

    [Fact]
    public async Task A_reading_that_gives_no_fill_stands_beside_the_last_that_did()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);
        host.Give(
            Fill(-2, 40),
            Fill(-1, null),
            Alert("bin-collect", AlertSeverity.Information, AlertState.Stale, "The fill of market-1 is not known."));

        var bin = await Bin(client);

        Assert.Equal((JsonValueKind.Null, "BeyondEmpty"), (bin.GetProperty("fill").GetProperty("percent").ValueKind, bin.GetProperty("fill").GetProperty("note").GetString()));
        Assert.Equal(40, bin.GetProperty("lastKnownFill").GetProperty("percent").GetDouble());
        Assert.Equal((JsonValueKind.Null, "The fill of market-1 is not known."), (bin.GetProperty("toCollect").ValueKind, bin.GetProperty("why").GetString()));
    }

    [Fact]
    public async Task Fills_and_emptyings_are_given_in_a_window_as_JSON_and_as_CSV()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);
        host.Give(Fill(-3, 40), Fill(-2, 42) with { Rate = Rate, NoRate = null }, Emptying(-1), Fill(-20, 10));

        var fills = await client.GetJsonAsync($"/api/v1/bins/market-1/fills?{Window}");
        Assert.Equal([40, 42], fills.GetProperty("fills").EnumerateArray().Select(f => f.GetProperty("percent").GetDouble()));
        Assert.Equal("TooFewReadings", fills.GetProperty("fills")[0].GetProperty("noRate").GetString());
        Assert.Equal(1.5, fills.GetProperty("fills")[1].GetProperty("rate").GetProperty("percentPerHour").GetDouble());
        var emptyings = await client.GetJsonAsync($"/api/v1/bins/market-1/emptyings?{Window}");
        Assert.Equal(90.5, Assert.Single(emptyings.GetProperty("emptyings").EnumerateArray()).GetProperty("fillBefore").GetDouble());

        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        var csv = await client.GetStringAsync(new Uri($"/api/v1/bins/market-1/fills?{Window}", UriKind.Relative));
        Assert.Equal(
            "2026-01-14T16:00:00Z,market-1,42,462,870.6,Measured,pass,2026-01-12T10:30:00Z,1320,250,100,1.5,80,2026-01-15T18:00:00Z,,2026-01-14T18:00:00Z",
            csv.Split("\r\n")[2]);
        var emptied = await client.GetStringAsync(new Uri($"/api/v1/bins/market-1/emptyings?{Window}", UriKind.Relative));
        Assert.Equal("2026-01-14T17:00:00Z,market-1,2026-01-14T18:00:00Z,90.5,2,2026-01-14T18:00:00Z", emptied.Split("\r\n")[1]);
    }

    [Fact]
    public async Task What_is_wrong_with_a_request_is_told_at_once()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        using var unknown = await client.GetAsync($"/api/v1/bins/market-9/fills?{Window}");
        Assert.Contains("market-9", (await unknown.ProblemAsync(HttpStatusCode.NotFound)).GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var bad = await client.GetAsync("/api/v1/bins/market-1/fills?from=2026-01-14");
        Assert.Equal(["from", "to"], (await bad.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));

        using var much = await client.GetAsync("/api/v1/bins/market-1/emptyings?from=2024-01-14T00:00:00Z&to=2026-01-14T00:00:00Z");
        Assert.Equal("must be at most 366 days after from", (await much.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").GetProperty("to")[0].GetString());
    }

    private static FillRate Rate => new(ApiHost.Now.AddHours(-12), 8, 1.5, 1, 2, 80, ApiHost.Now.AddDays(1), ApiHost.Now.AddHours(20), null);

    private static BinFill Fill(double hours, double? percent) => new(
        new BinId("market-1"), ApiHost.Now.AddHours(hours), percent, percent * 11, percent is null ? 5000 : 1320 - (10.7 * percent.Value),
        percent is null ? FillNote.BeyondEmpty : FillNote.Measured, Flag.Pass,
        new FillBasis(FillSource.Distance, Some.Time("2026-01-12T10:30:00Z"), 1320, 250, 250, 100, 1100), null, NoRateReason.TooFewReadings);

    private static BinEmptying Emptying(double hours) =>
        new(new BinId("market-1"), ApiHost.Now.AddHours(hours), ApiHost.Now.AddHours(hours + 1), 90.5, 2);

    private static Alert Alert(string rule, AlertSeverity severity, AlertState state, string reason) =>
        new(rule, "market-1", severity, state, ApiHost.Now, reason) { SubjectKind = AlertSubject.Bin, RaisedAt = ApiHost.Now };

    private static async Task<JsonElement> Bin(HttpClient client) =>
        Assert.Single((await client.GetJsonAsync("/api/v1/bins")).GetProperty("bins").EnumerateArray());
}
