using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Telemetry.Api.Security;

namespace Telemetry.Tests.Integration.Api;

/// <summary>What was spread, as reported, beside what was ordered. The route's salt is pre-wet; 28.4 km × 7.3 m at 10 g/m² is 2.07 t.</summary>
public sealed class TreatmentTests
{
    private const string Address = "/api/v1/gritting/treatments";

    private const string Header = "id,route,started_at,ended_at,material,spread_rate_g_m2,tonnes,vehicle,operator,note\n";

    [Fact]
    public async Task A_treatment_as_ordered_has_no_differences_and_is_there_once_however_often_it_is_sent()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision());
        using var client = await host.ClientAsync(ApiRole.Highways);
        using (await client.PostAsJsonAsync(new Uri("/api/v1/gritting/decisions/2026-01-14/p1-snake/1/confirm", UriKind.Relative), new { by = "Sam" }))
        {
            host.Clock.Advance(TimeSpan.FromHours(3));
        }

        const string Body = """{"id":"run-1","route":"p1-snake","started_at":"2026-01-14T19:30:00Z","ended_at":"2026-01-14T20:40:00Z","material":"pre-wet-salt","spread_rate_g_m2":10,"tonnes":2.1}""";

        var first = await PostAsync(client, Body);
        var again = await PostAsync(client, $"[{Body}]");

        Assert.Equal(1, first.GetProperty("added").GetInt32());
        var treatment = first.GetProperty("treatments")[0];
        Assert.Empty(treatment.GetProperty("differences").EnumerateArray());
        Assert.Equal(("2026-01-14", "2026-01-14T21:00:00Z"), (treatment.GetProperty("day").GetString(), treatment.GetProperty("reportedAt").GetString()));
        Assert.Equal(0, again.GetProperty("added").GetInt32());
        Assert.Equal(["run-1"], again.GetProperty("repeated").EnumerateArray().Select(r => r.GetString()));
        var read = await client.GetJsonAsync($"{Address}?day=2026-01-14&route=p1-snake");
        Assert.Equal("run-1", Assert.Single(read.GetProperty("treatments").EnumerateArray()).GetProperty("id").GetString());
        Assert.Empty((await client.GetJsonAsync($"{Address}?day=2026-01-13")).GetProperty("treatments").EnumerateArray());
    }

    [Fact]
    public async Task The_same_id_with_other_content_takes_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);
        await PostAsync(client, """{"id":"run-1","route":"p1-snake","started_at":"2026-01-14T17:00:00Z","material":"brine"}""");

        using var response = await SendAsync(client, """[{"id":"run-1","route":"p1-snake","started_at":"2026-01-14T17:00:00Z","material":"grit"},{"id":"run-2","route":"p1-snake","started_at":"2026-01-14T17:00:00Z","material":"grit"}]""");

        Assert.Contains("on record with other content are run-1.", (await response.ProblemAsync(HttpStatusCode.Conflict)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Single((await client.GetJsonAsync($"{Address}?day=2026-01-14")).GetProperty("treatments").EnumerateArray());
    }

    [Fact]
    public async Task What_differs_from_the_order_is_told_and_recorded_as_said()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision());
        using var client = await host.ClientAsync(ApiRole.Highways);
        using (await client.PostAsJsonAsync(
            new Uri("/api/v1/gritting/decisions/2026-01-14/p1-snake/1/override", UriKind.Relative),
            new { by = "Sam", reason = "Showers", action = "PRECAUTIONARY", spreadRate = 20, treatments = "1", start = "2026-01-14T19:00:00Z" }))
        {
            host.Clock.Advance(TimeSpan.FromHours(3));
        }

        var treatment = (await PostAsync(client, """{"id":"run-1","route":"p1-snake","started_at":"2026-01-14T18:30:00Z","material":"dry-salt","spread_rate_g_m2":8,"tonnes":3.5}""")).GetProperty("treatments")[0];

        Assert.Equal(
            [
                "8 g/m² were reported; Sam had ordered 20 g/m².",
                "It began at 18:30 UTC, before 19:00 UTC, from when on it was to start.",
                "3.5 t were reported; 8 g/m² over the route's 28.4 km × 7.3 m is 1.66 t.",
                "dry-salt was reported; the route's salt is pre-wet-salt.",
            ],
            treatment.GetProperty("differences").EnumerateArray().Select(d => d.GetString()));
        Assert.Equal(8, treatment.GetProperty("spreadRateGPerM2").GetDouble());
    }

    [Fact]
    public async Task A_treatment_that_nobody_decided_or_confirmed_is_told_so()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);
        var before = (await PostAsync(client, """{"id":"run-1","route":"p1-snake","started_at":"2026-01-14T17:00:00Z","material":"pre-wet-salt"}""")).GetProperty("treatments")[0];
        Assert.Equal(["No decision stood for this route when the treatment began."], before.GetProperty("differences").EnumerateArray().Select(d => d.GetString()));

        host.Give(Some.Decision(1, Telemetry.Domain.Decisions.GrittingAction.Monitor) with { SpreadRate = null, WindowStart = null, WindowEnd = null });
        host.Clock.Advance(TimeSpan.FromHours(1));
        var after = (await PostAsync(client, """{"id":"run-2","route":"p1-snake","started_at":"2026-01-14T18:30:00Z","material":"pre-wet-salt"}""")).GetProperty("treatments")[0];
        Assert.Equal(
            ["Nobody had confirmed revision 1 when the treatment began.", "A treatment was reported; decided was MONITOR."],
            after.GetProperty("differences").EnumerateArray().Select(d => d.GetString()));
    }

    [Fact]
    public async Task Csv_is_taken_with_quotes_blank_lines_and_columns_in_any_order()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        var receipt = await PostAsync(client, "\uFEFFnote,material,started_at,route,id\r\n\"said \"\"twice\"\", by radio\",grit,2026-01-14T11:00:00+00:00,p1-snake,run-1\r\n\r\n,brine,2026-01-14T17:00:00Z,p1-snake,run-2\r\n", "text/csv; charset=utf-8");

        Assert.Equal(2, receipt.GetProperty("added").GetInt32());
        Assert.Equal("said \"twice\", by radio", receipt.GetProperty("treatments")[0].GetProperty("note").GetString());
        Assert.Equal(["2026-01-13", "2026-01-14"], receipt.GetProperty("treatments").EnumerateArray().Select(t => t.GetProperty("day").GetString()));
        Assert.Equal(JsonValueKind.Null, receipt.GetProperty("treatments")[1].GetProperty("note").ValueKind);
    }

    [Fact]
    public async Task Every_error_of_a_csv_is_told_with_its_line_and_nothing_is_taken()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        using var response = await SendAsync(
            client,
            Header
            + "run-1,p1-snake,2026-01-14T17:00:00Z,,grit,10,2,,,\n"
            + "run-1,p9,17:00,,gravel,ten,-1,,,\n"
            + "run 3,p1-snake,2026-01-14T18:30:00Z,2026-01-14T17:00:00Z,grit,101,,,,x,y\n",
            "text/csv");

        var errors = (await response.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "line 3: id", "line 3: material", "line 3: route", "line 3: spread_rate_g_m2", "line 3: started_at", "line 3: tonnes",
                "line 4", "line 4: ended_at", "line 4: id", "line 4: spread_rate_g_m2", "line 4: started_at",
            ],
            errors);
        Assert.Empty((await client.GetJsonAsync($"{Address}?day=2026-01-14")).GetProperty("treatments").EnumerateArray());
    }

    [Theory]
    [InlineData("", "text/csv", "line 1")]
    [InlineData("\"", "text/csv", "line 1")]
    [InlineData("id,route,started_at,material\nrun-1,\"p1-snake,2026-01-14T17:00:00Z,grit\n", "text/csv", "line 2")]
    [InlineData("id,route,started_at,colour\n", "text/csv", "line 1")]
    [InlineData("[null]", "application/json", "$[0]")]
    [InlineData("""{"id":"a","route":"p1-snake","started_at":"2026-01-14T17:00:00Z","material":"grit","speed":3}""", "application/json", "$.speed")]
    [InlineData("""{"id":"a","route":"p1-snake","started_at":"2026-01-14T17:00:00Z","material":"grit","note":"a\nb"}""", "application/json", "$.note")]
    public async Task A_body_that_is_none_is_refused_by_what_is_wrong(string body, string type, string where)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);
        using var response = await SendAsync(client, body, type);
        Assert.Contains(where, (await response.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string body, string type = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await client.PostAsync(new Uri(Address, UriKind.Relative), content);
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string body, string type = "application/json")
    {
        using var response = await SendAsync(client, body, type);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
