using System.Net;
using Telemetry.Api.Security;
using Telemetry.Domain.Quantities;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Api;

/// <summary>What the API says while the time-series store is away: 503 of what needs it, and everything else as ever.</summary>
public sealed class StoreAwayTests
{
    private const string Window = "from=2026-01-14T00:00:00Z&to=2026-01-14T18:00:00Z";

    [Theory]
    [InlineData($"/api/v1/readings?sensor=rws-snake&{Window}")]
    [InlineData($"/api/v1/readings?sensor=rws-snake&format=csv&{Window}")]
    [InlineData($"/api/v1/readings?sensor=rws-snake&format=csv&limit=5&{Window}")]
    [InlineData($"/api/v1/readings?sensor=rws-snake&format=ndjson&{Window}")]
    [InlineData($"/api/v1/readings?sensor=rws-snake&interval=1h&{Window}")]
    [InlineData($"/api/v1/ledger?{Window}")]
    [InlineData("/api/v1/air-quality/exceedances?year=2026")]
    public async Task What_needs_the_store_is_refused_with_the_time_to_ask_again_and_never_answered_empty(string address)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Admin);
        host.Held.Away = true;

        using var response = await client.GetAsync(address);

        var problem = await response.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("urn:telemetry:problem:unavailable", problem.GetProperty("type").GetString());
        Assert.Equal(10, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.DoesNotContain("/secret", problem.GetRawText(), StringComparison.Ordinal);

        host.Held.Away = false;
        using var again = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData($"/api/v1/readings?sensor=rws-snake&{Window}")]
    [InlineData($"/api/v1/readings?sensor=rws-snake&format=csv&limit=5&{Window}")]
    [InlineData($"/api/v1/readings?sensor=rws-snake&interval=1h&{Window}")]
    [InlineData($"/api/v1/ledger?{Window}")]
    public async Task A_store_that_never_answers_holds_a_caller_no_longer_than_an_answer_may_take(string address)
    {
        await using var host = await ApiHost.StartAsync(settings: ("Telemetry:Api:Timeout", "00:00:01"));
        using var client = await host.ClientAsync(ApiRole.Admin);
        host.Held.Silent = true;

        using var response = await client.GetAsync(address).WaitAsync(Patience.Limit);

        await response.ProblemAsync(HttpStatusCode.GatewayTimeout);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task Readings_say_up_to_when_they_are_stored_while_the_store_has_still_to_catch_up(string format)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Admin);
        host.Pipeline.Store = new(90, null, Ready: true) { At = ApiHost.Now.AddHours(-3), OldestUnreadAt = ApiHost.Now.AddHours(-2) };

        using var behind = await client.GetAsync($"/api/v1/readings?sensor=rws-snake&format={format}&{Window}");
        Assert.Equal("2026-01-14T15:00:00Z", Assert.Single(behind.Headers.GetValues("Telemetry-Stored-Up-To")));
        if (format == "json")
        {
            Assert.Equal("2026-01-14T15:00:00Z", (await behind.ReadAsync()).GetProperty("storedUpTo").GetString());
        }

        host.Pipeline.Store = new(90, null, Ready: true) { At = ApiHost.Now.AddSeconds(-30), OldestUnreadAt = ApiHost.Now.AddSeconds(-20) };
        using var keepsUp = await client.GetAsync($"/api/v1/readings?sensor=rws-snake&format={format}&{Window}");
        Assert.False(keepsUp.Headers.Contains("Telemetry-Stored-Up-To"));
    }

    [Fact]
    public async Task Latest_values_decisions_alerts_and_the_state_of_the_host_are_given_as_ever()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Admin);
        host.Pipeline.Put("rws-snake", Quantity.RoadSurfaceTemperature, ApiHost.Now, -1.2);
        host.Pipeline.Store = new(90, "the file is open in another process", Ready: false);
        host.Held.Away = true;

        var latest = await client.GetJsonAsync("/api/v1/latest?sensor=rws-snake");
        Assert.Equal(-1.2, latest.GetProperty("readings")[0].GetProperty("value").GetDouble());
        await client.GetJsonAsync("/api/v1/gritting/decisions?day=2026-01-14");
        await client.GetJsonAsync("/api/v1/alerts");
        var station = await client.GetJsonAsync("/api/v1/stations/a57-snake");
        Assert.Equal(-1.2, station.GetProperty("latest")[0].GetProperty("value").GetDouble());
        Assert.Equal("the time-series store can't be reached", station.GetProperty("frostPointUnavailable").GetString());
        var system = await client.GetJsonAsync("/api/v1/system");
        Assert.Equal("ledger", Assert.Single(system.GetProperty("unavailable").EnumerateArray()).GetProperty("part").GetString());
    }
}
