using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;

namespace Telemetry.Tests.Integration.Api;

public sealed class PublicGrittingTests
{
    private const string Address = "/api/v1/public/gritting?day=2026-01-14";

    private static readonly string[] Inside = ["J. Hill", "WX21 ABC", "M. Grey", "flooded", "Second pass", "a57-snake", "rws-snake", "SECRET"];

    [Fact]
    public async Task Anybody_learns_what_was_decided_why_and_what_was_spread()
    {
        await using var host = await ApiHost.StartAsync(settings: [("Telemetry:OpenData:Publisher", "Snake Council"), ("Telemetry:OpenData:Licence", "Open Government Licence v3.0"), ("Telemetry:OpenData:LicenceUrl", "https://example.org/ogl")]);
        host.Give(Decided());
        await TreatAsync(host);
        using var client = await host.ClientAsync(ApiRole.Public);

        using var response = await client.GetAsync(new Uri(Address, UriKind.Relative));
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal("Snake Council", answer.GetProperty("publisher").GetString());
        Assert.Equal("Open Government Licence v3.0", answer.GetProperty("licence").GetString());
        Assert.Equal("<https://example.org/ogl>; rel=\"license\"", Assert.Single(response.Headers.GetValues("Link")));
        Assert.Equal("public, max-age=60", response.Headers.CacheControl?.ToString());
        var night = Night(answer);
        var decision = night.GetProperty("decision");
        Assert.Equal(("decided", "PRECAUTIONARY", 10), (decision.GetProperty("status").GetString(), decision.GetProperty("action").GetString(), decision.GetProperty("spreadRateGPerM2").GetDouble()));
        Assert.Equal(["The road's minimum is −2.4 °C."], decision.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
        var treatment = Assert.Single(night.GetProperty("treatments").EnumerateArray());
        Assert.Equal("pre-wet-salt", treatment.GetProperty("material").GetString());
        Assert.Equal(2.1, treatment.GetProperty("tonnes").GetDouble());
    }

    [Fact]
    public async Task An_officers_order_stands_in_the_decisions_place_without_name_and_words()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Decided());
        await TreatAsync(host);
        using var officer = await host.ClientAsync(ApiRole.Highways);
        using var ordered = await officer.PostAsJsonAsync(
            new Uri("/api/v1/gritting/decisions/2026-01-14/p1-snake/1/override", UriKind.Relative),
            new { by = "M. Grey", reason = "The lower road is flooded", action = "PLOUGH", spreadRate = 20, treatments = "2", start = "2026-01-14T19:00:00Z" });
        Assert.True(ordered.IsSuccessStatusCode, await ordered.Content.ReadAsStringAsync());
        using var client = await host.ClientAsync(ApiRole.Public);

        var text = await client.GetStringAsync(new Uri(Address, UriKind.Relative));
        var csv = await CsvAsync(client, Address);

        var decision = Night(JsonDocument.Parse(text).RootElement).GetProperty("decision");
        Assert.Equal(("overridden", "PLOUGH", 20), (decision.GetProperty("status").GetString(), decision.GetProperty("action").GetString(), decision.GetProperty("spreadRateGPerM2").GetDouble()));
        Assert.Equal("2026-01-14T19:00:00Z", decision.GetProperty("startBy").GetString());
        Assert.Contains("overridden,1,", csv, StringComparison.Ordinal);
        Assert.Contains(",2026-01-14T16:10:00Z,2026-01-14T17:40:00Z,pre-wet-salt,10,2.1\r\n", csv, StringComparison.Ordinal);
        Assert.All(Inside, word => Assert.DoesNotContain(word, text + csv, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_night_without_a_decision_is_not_no_action()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Public);

        var answer = await client.GetJsonAsync("/api/v1/public/gritting?day=2026-01-10&days=3&route=p1-snake");
        var csv = await CsvAsync(client, "/api/v1/public/gritting?day=2026-01-10&days=3&route=p1-snake");

        Assert.Equal(3, answer.GetProperty("nights").GetArrayLength());
        Assert.All(answer.GetProperty("nights").EnumerateArray(), n => Assert.False(n.TryGetProperty("decision", out var d) && d.ValueKind != JsonValueKind.Null));
        Assert.Equal(3, csv.Split(",undecided,", StringSplitOptions.None).Length - 1);
    }

    [Theory]
    [InlineData("?day=14.01.2026", HttpStatusCode.BadRequest)]
    [InlineData("?days=32", HttpStatusCode.BadRequest)]
    [InlineData("?days=0", HttpStatusCode.BadRequest)]
    [InlineData("?route=p9-moon", HttpStatusCode.NotFound)]
    public async Task What_is_wrong_is_told(string query, HttpStatusCode status)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Public);

        using var response = await client.GetAsync(new Uri("/api/v1/public/gritting" + query, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_council_may_publish_nothing()
    {
        await using var host = await ApiHost.StartAsync(settings: ("Telemetry:OpenData:Gritting", "false"));
        using var client = await host.ClientAsync(ApiRole.Public);

        using var response = await client.GetAsync(new Uri(Address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static Decision Decided() => Some.Decision() with
    {
        Reasons =
        [
            new Reason("frost-expected", "The road's minimum is −2.4 °C."),
            new Reason("road-sensor", "The road sensor of a57-snake is suspect."),
            new Reason("a-kind-that-is-new", "SECRET"),
        ],
    };

    private static async Task TreatAsync(ApiHost host)
    {
        using var client = await host.ClientAsync(ApiRole.Highways);
        using var response = await client.PostAsJsonAsync(
            new Uri("/api/v1/gritting/treatments", UriKind.Relative),
            new
            {
                id = "run-1187", route = "p1-snake", started_at = "2026-01-14T16:10:00Z", ended_at = "2026-01-14T17:40:00Z", material = "pre-wet-salt",
                spread_rate_g_m2 = 10, tonnes = 2.1, vehicle = "WX21 ABC", @operator = "J. Hill", note = "Second pass on the summit",
            });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static JsonElement Night(JsonElement answer) =>
        answer.GetProperty("nights").EnumerateArray().Single(n => n.GetProperty("route").GetString() == "p1-snake");

    private static async Task<string> CsvAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { { "Accept", "text/csv" } } };
        using var response = await client.SendAsync(request);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }
}
