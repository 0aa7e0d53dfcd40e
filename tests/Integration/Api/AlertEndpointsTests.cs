using System.Net;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Integration.Api;

public sealed class AlertEndpointsTests
{
    private const string Alert = "/api/v1/alerts/hoar-frost/a57-snake";
    private const string Body = """{"by":" Sam Taylor ","reason":"Crew 2 is on its way"}""";

    [Fact]
    public async Task What_stands_is_given_with_its_name_its_place_and_who_takes_care_of_it()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Pending("a57-snake", -20), Raised("a57-snake", -10), Raised("rws-snake", -5, AlertSubject.Sensor), Pending("high-street", -1), Raised("gone", -30), Cleared("gone", -25));
        using var client = await host.ClientAsync(ApiRole.Highways);
        await (await client.SendAsync(HttpMethod.Post, $"{Alert}/acknowledge", Body)).ReadAsync();

        var answer = await client.GetJsonAsync("/api/v1/alerts");

        Assert.Equal(["rws-snake", "a57-snake"], answer.GetProperty("alerts").EnumerateArray().Select(a => a.GetProperty("subject").GetString()));
        var (sensor, site) = (answer.GetProperty("alerts")[0], answer.GetProperty("alerts")[1]);
        Assert.Equal(("Sensor", "a57-snake"), (sensor.GetProperty("subjectKind").GetString(), sensor.GetProperty("site").GetString()));
        Assert.StartsWith("rws-snake at ", sensor.GetProperty("subjectName").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, sensor.GetProperty("acknowledged").ValueKind);
        Assert.Equal(("Raised", "Warning"), (site.GetProperty("state").GetString(), site.GetProperty("severity").GetString()));
        Assert.Equal("2026-01-14T17:50:00Z", site.GetProperty("raisedAt").GetString());
        Assert.Equal(("Sam Taylor", "Crew 2 is on its way"), (site.GetProperty("acknowledged").GetProperty("by").GetString(), site.GetProperty("acknowledged").GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task All_gives_what_was_cleared_and_what_is_pending_too_and_filters_narrow_it()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Raised("a57-snake", -120), Cleared("a57-snake", -60), Pending("high-street", -1), Raised("rws-snake", -5, AlertSubject.Sensor, AlertSeverity.Critical));
        using var client = await host.ClientAsync(ApiRole.Analyst);

        async Task<string[]> SubjectsAsync(string query) =>
            [.. (await client.GetJsonAsync($"/api/v1/alerts?{query}")).GetProperty("alerts").EnumerateArray().Select(a => $"{a.GetProperty("subject").GetString()} {a.GetProperty("state").GetString()}")];

        Assert.Equal(["high-street Pending", "rws-snake Raised", "a57-snake Cleared"], await SubjectsAsync("state=all"));
        Assert.Equal(["high-street Pending", "rws-snake Raised"], await SubjectsAsync("state=all&since=2026-01-14T17:30:00Z"));
        Assert.Equal(["a57-snake Cleared"], await SubjectsAsync("state=all&until=2026-01-14T17:30:00Z"));
        Assert.Equal(["rws-snake Raised"], await SubjectsAsync("state=all&severity=Critical"));
        Assert.Equal(["a57-snake Cleared"], await SubjectsAsync("state=all&subject=a57-snake&rule=hoar-frost"));
        Assert.Empty(await SubjectsAsync("rule=no-such-rule"));
        using var wrong = await client.GetAsync("/api/v1/alerts?state=some&severity=Awful&since=yesterday");
        var problem = await wrong.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(3, problem.GetProperty("errors").EnumerateObject().Count());
    }

    [Fact]
    public async Task The_history_has_the_readings_the_actions_and_the_corrections()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Raised("a57-snake", -10), Raised("a57-snake", -10) with { Withdrawn = true }, Raised("a57-snake", -8));
        using var client = await host.ClientAsync(ApiRole.Highways);
        await client.SendAsync(HttpMethod.Post, $"{Alert}/acknowledge", Body);

        var history = await client.GetJsonAsync(Alert);

        Assert.Equal([false, true, false], history.GetProperty("transitions").EnumerateArray().Select(t => t.GetProperty("withdrawn").GetBoolean()));
        var reading = history.GetProperty("transitions")[2].GetProperty("basis")[0];
        Assert.Equal(("road_surface_temperature", "Cel", -1.2, "pass"), (reading.GetProperty("quantity").GetString(), reading.GetProperty("unit").GetString(), reading.GetProperty("value").GetDouble(), reading.GetProperty("flag").GetString()));
        var action = Assert.Single(history.GetProperty("actions").EnumerateArray());
        Assert.Equal(("Acknowledge", "test"), (action.GetProperty("kind").GetString(), action.GetProperty("key").GetString()));
        Assert.Equal("Sam Taylor", Assert.Single(history.GetProperty("episodes").EnumerateArray()).GetProperty("acknowledged").GetProperty("by").GetString());
    }

    [Fact]
    public async Task An_acknowledgement_needs_an_alert_that_stands_and_that_nobody_has_acknowledged()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Raised("a57-snake", -10), Raised("high-street", -9), Cleared("high-street", -8));
        using var client = await host.ClientAsync(ApiRole.Highways);

        await (await client.SendAsync(HttpMethod.Post, "/api/v1/alerts/hoar-frost/nowhere/acknowledge", Body)).ProblemAsync(HttpStatusCode.NotFound);
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/alerts/hoar-frost/high-street/acknowledge", Body)).ProblemAsync(HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Post, $"{Alert}/acknowledge", Body)).StatusCode);
        var again = await (await client.SendAsync(HttpMethod.Post, $"{Alert}/acknowledge", Body)).ProblemAsync(HttpStatusCode.Conflict);
        Assert.Contains("Sam Taylor has acknowledged it at 2026-01-14 18:00:00 UTC", again.GetProperty("detail").GetString(), StringComparison.Ordinal);

        host.Give(Raised("a57-snake", 0, severity: AlertSeverity.Critical));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Post, $"{Alert}/acknowledge", Body)).StatusCode);
    }

    [Theory]
    [InlineData("{}", "$.by", "$.reason")]
    [InlineData("""{"by":"  ","reason":"x"}""", "$.by")]
    [InlineData("""{"by":"Sam","reason":"two\nlines"}""", "$.reason")]
    [InlineData("""{"by":"Sam","reason":"x","name":"y"}""", "$.name")]
    [InlineData("""not json""", "$")]
    public async Task Name_and_reason_are_required_and_everything_wrong_is_told(string body, params string[] wrong)
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Raised("a57-snake", -10));
        using var client = await host.ClientAsync(ApiRole.Highways);

        var problem = await (await client.SendAsync(HttpMethod.Post, $"{Alert}/acknowledge", body)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(wrong, problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.Equal(0, (await client.GetJsonAsync(Alert)).GetProperty("actions").GetArrayLength());
    }

    [Fact]
    public async Task Shelved_it_comes_back_at_its_time_or_when_it_is_taken_off()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Raised("a57-snake", -10));
        using var client = await host.ClientAsync(ApiRole.Highways);
        async Task<JsonElement> ShelvedAsync() => (await client.GetJsonAsync("/api/v1/alerts")).GetProperty("alerts")[0].GetProperty("shelved");

        var wrong = await (await client.SendAsync(HttpMethod.Post, $"{Alert}/shelve", """{"by":"Sam","reason":"x","until":"2026-01-14T17:00:00Z"}""")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal("must be in the future", Assert.Single(wrong.Errors("$.until")));
        wrong = await (await client.SendAsync(HttpMethod.Post, $"{Alert}/shelve", """{"by":"Sam","reason":"x","until":"2026-03-14T17:00:00Z"}""")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal("must be at most 168 h ahead, by 2026-01-21T18:00:00Z", Assert.Single(wrong.Errors("$.until")));
        await (await client.SendAsync(HttpMethod.Post, $"{Alert}/unshelve", Body)).ProblemAsync(HttpStatusCode.Conflict);

        const string Shelve = """{"by":"Sam","reason":"x","until":"2026-01-14T19:00:00Z"}""";
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Post, $"{Alert}/shelve", Shelve)).StatusCode);
        Assert.Equal("2026-01-14T19:00:00Z", (await ShelvedAsync()).GetProperty("until").GetString());
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(JsonValueKind.Null, (await ShelvedAsync()).ValueKind);

        const string Again = """{"by":"Sam","reason":"x","until":"2026-01-14T23:00:00Z"}""";
        await client.SendAsync(HttpMethod.Post, $"{Alert}/shelve", Again);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Post, $"{Alert}/unshelve", Body)).StatusCode);
        Assert.Equal(JsonValueKind.Null, (await ShelvedAsync()).ValueKind);
    }

    [Fact]
    public async Task Only_the_revision_that_stands_can_be_acknowledged_and_the_board_and_the_stream_show_who_did()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision(1), Some.Decision(2));
        using var client = await host.ClientAsync(ApiRole.Highways);
        using var watcher = await Watcher.OpenAsync(client, "/api/v1/events");
        await watcher.NextAsync();
        const string Decision = "/api/v1/gritting/decisions/2026-01-14/p1-snake";

        await (await client.SendAsync(HttpMethod.Post, "/api/v1/gritting/decisions/2026-01-14/p9-nowhere/1/acknowledge", Body)).ProblemAsync(HttpStatusCode.NotFound);
        var passed = await (await client.SendAsync(HttpMethod.Post, $"{Decision}/1/acknowledge", Body)).ProblemAsync(HttpStatusCode.Conflict);
        Assert.StartsWith("Revision 2 stands, not 1.", passed.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Post, $"{Decision}/2/acknowledge", Body)).StatusCode);
        await (await client.SendAsync(HttpMethod.Post, $"{Decision}/2/acknowledge", Body)).ProblemAsync(HttpStatusCode.Conflict);

        var action = await watcher.NextAsync();
        Assert.Equal(("action", "p1-snake", 2), (action.Event, action.Data.GetProperty("route").GetString(), action.Data.GetProperty("revision").GetInt32()));
        host.Give(Some.Decision(2) with { ReassessedAt = ApiHost.Now.AddHours(1), MinRst = -3 });
        Assert.Equal("Sam Taylor", (await watcher.NextAsync()).Data.GetProperty("acknowledged").GetProperty("by").GetString());
        var board = (await client.GetJsonAsync("/api/v1/gritting/decisions?day=2026-01-14")).GetProperty("routes").EnumerateArray()
            .Single(r => r.GetProperty("route").GetProperty("id").GetString() == "p1-snake").GetProperty("decision");
        Assert.Equal((2, "Sam Taylor"), (board.GetProperty("revision").GetInt32(), board.GetProperty("acknowledged").GetProperty("by").GetString()));
        host.Give(Some.Decision(3) with { SpreadRate = 20 });
        var worse = (await watcher.NextAsync()).Data;
        Assert.Equal(JsonValueKind.Null, worse.GetProperty("acknowledged").ValueKind);
        var before = worse.GetProperty("acknowledgedBefore");
        Assert.Equal(
            (2, "Sam Taylor", "2026-01-14T18:00:00Z", "the spread rate rises from 10 to 20 g/m²"),
            (before.GetProperty("revision").GetInt32(), before.GetProperty("by").GetString(), before.GetProperty("worsenedAt").GetString(), before.GetProperty("worse").GetString()));
        var known = (await client.GetJsonAsync("/api/v1/gritting/decisions?day=2026-01-14&knownAt=2026-01-14T17:59:59Z")).GetProperty("routes").EnumerateArray()
            .Single(r => r.GetProperty("route").GetProperty("id").GetString() == "p1-snake").GetProperty("decision");
        Assert.Equal(JsonValueKind.Null, known.ValueKind);

        var history = await client.GetJsonAsync("/api/v1/gritting/decisions/p1-snake/2026-01-14");
        var done = Assert.Single(history.GetProperty("actions").EnumerateArray());
        Assert.Equal((2, "Crew 2 is on its way", "test"), (done.GetProperty("revision").GetInt32(), done.GetProperty("reason").GetString(), done.GetProperty("key").GetString()));
        Assert.Equal(0, history.GetProperty("callOuts").GetArrayLength());
    }

    private static Alert Pending(string subject, double minutes) => Some.Alert(subject, AlertState.Pending) with { At = ApiHost.Now.AddMinutes(minutes) };

    private static Alert Raised(string subject, double minutes, AlertSubject kind = AlertSubject.Site, AlertSeverity severity = AlertSeverity.Warning) => Some.Alert(subject) with
    {
        SubjectKind = kind,
        Severity = severity,
        At = ApiHost.Now.AddMinutes(minutes),
        RaisedAt = ApiHost.Now.AddMinutes(minutes),
        Basis = [new AlertReading(new SensorId("rws-snake"), Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(minutes - 1), -1.2, Flag.Pass)],
    };

    private static Alert Cleared(string subject, double minutes) =>
        Some.Alert(subject, AlertState.Cleared) with { At = ApiHost.Now.AddMinutes(minutes), RaisedAt = ApiHost.Now.AddMinutes(minutes - 5) };
}
