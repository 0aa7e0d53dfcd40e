using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;

namespace Telemetry.Tests.Integration.Api;

/// <summary>What a person orders about a route's decision.</summary>
public sealed class DecisionOrderTests
{
    private const string First = "/api/v1/gritting/decisions/2026-01-14/p1-snake/1";
    private const string Day = "/api/v1/gritting/decisions?day=2026-01-14";

    [Fact]
    public async Task A_confirmation_is_on_record_with_the_signed_head_and_holds_for_its_revision()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision());
        using var client = await host.ClientAsync(ApiRole.Highways);

        var receipt = await PostAsync(client, $"{First}/confirm", new { by = " Sam Taylor " });

        Assert.Equal(("Confirm", "Sam Taylor", ""), (Text(receipt, "action", "kind"), Text(receipt, "action", "by"), Text(receipt, "action", "reason")));
        Assert.Equal("PRECAUTIONARY", Text(receipt, "action", "ordered", "action"));
        Assert.Equal(2, receipt.GetProperty("head").GetProperty("sequence").GetInt64());
        Assert.Equal(JsonValueKind.Null, receipt.GetProperty("headTrouble").ValueKind);
        var decision = await StandingAsync(client);
        Assert.Equal(("Confirm", "Sam Taylor"), (Text(decision, "order", "kind"), Text(decision, "order", "by")));
        Assert.Equal(10, decision.GetProperty("order").GetProperty("ordered").GetProperty("spreadRateGPerM2").GetDouble());
        Assert.Equal("Sam Taylor", Text(decision, "acknowledged", "by"));

        using var again = await client.PostAsJsonAsync(new Uri($"{First}/confirm", UriKind.Relative), new { by = "Kim" });
        var problem = await again.ProblemAsync(HttpStatusCode.Conflict);
        Assert.Contains("Sam Taylor has confirmed it at 2026-01-14 18:00:00 UTC.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_after_a_confirmation_is_not_yet_confirmed_and_says_so()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision());
        using var client = await host.ClientAsync(ApiRole.Highways);
        await PostAsync(client, $"{First}/confirm", new { by = "Sam Taylor" });

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        host.Give(Some.Decision() with { ReassessedAt = ApiHost.Now.AddMinutes(9), MinRst = -3 });
        Assert.Equal("Confirm", Text(await StandingAsync(client), "order", "kind"));

        host.Give(Some.Decision(2) with { SpreadRate = 20 });
        var decision = await StandingAsync(client);
        Assert.Equal(JsonValueKind.Null, decision.GetProperty("order").ValueKind);
        Assert.Equal(1, decision.GetProperty("orderBefore").GetProperty("revision").GetInt32());
        Assert.Equal("Sam Taylor", Text(decision, "orderBefore", "by"));

        using var stale = await client.PostAsJsonAsync(new Uri($"{First}/confirm", UriKind.Relative), new { by = "Sam Taylor" });
        Assert.Contains("Revision 2 stands, not 1. Look at it, and confirm that one.", (await stale.ProblemAsync(HttpStatusCode.Conflict)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_late_data_makes_of_a_confirmed_revision_is_not_confirmed()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision());
        using var client = await host.ClientAsync(ApiRole.Highways);
        await PostAsync(client, $"{First}/confirm", new { by = "Sam Taylor" });

        host.Give(Some.Decision() with { SpreadRate = 20 });

        var decision = await StandingAsync(client);
        Assert.Equal(JsonValueKind.Null, decision.GetProperty("order").ValueKind);
        Assert.Equal(10, decision.GetProperty("orderBefore").GetProperty("ordered").GetProperty("spreadRateGPerM2").GetDouble());
    }

    [Fact]
    public async Task An_override_keeps_the_decision_beside_it()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision());
        using var client = await host.ClientAsync(ApiRole.Highways);

        var receipt = await PostAsync(client, $"{First}/override", new { by = "Sam Taylor", reason = "Showers on the tops", action = "POST_TREATMENT", spreadRate = 20, treatments = "1", start = "2026-01-14T20:00:00Z" });

        Assert.Equal("POST_TREATMENT", Text(receipt, "action", "ordered", "action"));
        Assert.Equal(("PRECAUTIONARY", 10, "2"), (Text(receipt, "action", "decided", "action"), receipt.GetProperty("action").GetProperty("decided").GetProperty("spreadRateGPerM2").GetDouble(), Text(receipt, "action", "decided", "treatments")));
        var decision = await StandingAsync(client);
        Assert.Equal(("PRECAUTIONARY", 10), (Text(decision, "action"), decision.GetProperty("spreadRateGPerM2").GetDouble()));
        Assert.Equal(("Override", "POST_TREATMENT", "1", "2026-01-14T20:00:00Z"), (Text(decision, "order", "kind"), Text(decision, "order", "ordered", "action"), Text(decision, "order", "ordered", "treatments"), Text(decision, "order", "ordered", "start")));
        Assert.Equal(20, decision.GetProperty("order").GetProperty("ordered").GetProperty("spreadRateGPerM2").GetDouble());

        // The last order holds: back to what was decided.
        await PostAsync(client, $"{First}/confirm", new { by = "Kim", reason = "No showers" });
        Assert.Equal(("Confirm", "Kim"), (Text(await StandingAsync(client), "order", "kind"), Text(await StandingAsync(client), "order", "by")));
        var history = await client.GetJsonAsync("/api/v1/gritting/decisions/p1-snake/2026-01-14");
        Assert.Equal(["Override", "Confirm"], history.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("""{"by":"Sam","reason":"r"}""", "$.action")]
    [InlineData("""{"by":"Sam","reason":"r","action":"ESCALATE"}""", "$.action")]
    [InlineData("""{"by":"Sam","reason":"r","action":"PRECAUTIONARY"}""", "$.spreadRate")]
    [InlineData("""{"by":"Sam","reason":"r","action":"PRECAUTIONARY","spreadRate":20}""", "$.treatments")]
    [InlineData("""{"by":"Sam","reason":"r","action":"PLOUGH","treatments":"1"}""", "$.spreadRate")]
    [InlineData("""{"by":"Sam","reason":"r","action":"PLOUGH","spreadRate":101,"treatments":"1"}""", "$.spreadRate")]
    [InlineData("""{"by":"Sam","reason":"r","action":"PLOUGH","spreadRate":0,"treatments":"1"}""", "$.spreadRate")]
    [InlineData("""{"by":"Sam","reason":"r","action":"PLOUGH","spreadRate":20,"treatments":"3"}""", "$.treatments")]
    [InlineData("""{"by":"Sam","reason":"r","action":"NO_ACTION","spreadRate":20,"treatments":"1"}""", "$.action")]
    [InlineData("""{"by":"Sam","reason":"r","action":"PLOUGH","start":"2026-01-15T12:00:00Z"}""", "$.start")]
    [InlineData("""{"by":"Sam","reason":"r","action":"PLOUGH","start":"20:00"}""", "$.start")]
    [InlineData("""{"reason":"r","action":"PLOUGH"}""", "$.by")]
    [InlineData("""{"by":"Sam","action":"PLOUGH"}""", "$.reason")]
    [InlineData("""{"by":"Sam","reason":"r","action":"PLOUGH","rate":20}""", "$.rate")]
    public async Task An_override_that_is_not_whole_is_refused_by_the_name_of_what_is_wrong(string body, string where)
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision());
        using var client = await host.ClientAsync(ApiRole.Highways);

        using var response = await client.PostAsync(new Uri($"{First}/override", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains(where, problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.Equal(JsonValueKind.Null, (await StandingAsync(client)).GetProperty("order").ValueKind);
    }

    [Fact]
    public async Task What_is_left_to_a_person_can_be_overridden_and_not_confirmed()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision(1, GrittingAction.Escalate) with { SpreadRate = null, Treatments = Treatments.None });
        using var client = await host.ClientAsync(ApiRole.Highways);

        using var refused = await client.PostAsJsonAsync(new Uri($"{First}/confirm", UriKind.Relative), new { by = "Sam" });

        Assert.Contains("leaves what to do to a person", (await refused.ProblemAsync(HttpStatusCode.Conflict)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        await PostAsync(client, $"{First}/override", new { by = "Sam", reason = "Ice reported by the police", action = "SPOT" });
        Assert.Equal("SPOT", Text(await StandingAsync(client), "order", "ordered", "action"));
    }

    [Fact]
    public async Task An_order_stands_when_its_head_can_not_be_exported_and_the_answer_says_so()
    {
        var folder = Directory.CreateTempSubdirectory("telemetry-heads-");
        await using var host = await ApiHost.StartAsync(true, ("Telemetry:DecisionRecord:HeadsFile", folder.FullName));
        host.Give(Some.Decision());
        using var client = await host.ClientAsync(ApiRole.Highways);

        var receipt = await PostAsync(client, $"{First}/confirm", new { by = "Sam" });

        Assert.Equal(JsonValueKind.Null, receipt.GetProperty("head").ValueKind);
        Assert.Contains(folder.FullName, Text(receipt, "headTrouble"), StringComparison.Ordinal);
        Assert.Equal("Confirm", Text(await StandingAsync(client), "order", "kind"));
        folder.Delete(recursive: true);
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string address, object body)
    {
        using var response = await client.PostAsJsonAsync(new Uri(address, UriKind.Relative), body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<JsonElement> StandingAsync(HttpClient client) =>
        (await client.GetJsonAsync(Day)).GetProperty("routes")[0].GetProperty("decision");

    private static string Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = element.GetProperty(name);
        }

        return element.GetString()!;
    }
}
