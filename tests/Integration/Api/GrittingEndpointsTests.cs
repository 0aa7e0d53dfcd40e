using System.Net;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Quantities;

namespace Telemetry.Tests.Integration.Api;

public sealed class GrittingEndpointsTests
{
    [Fact]
    public async Task A_day_has_every_route_with_its_standing_decision_in_the_fixed_shape()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision(1, GrittingAction.Monitor), Some.Decision(2));
        host.Pipeline.Put("rws-snake", Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(-5), 1);
        host.Pipeline.Put("rws-woodhead", Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(-31), 1);
        using var client = await host.ClientAsync(ApiRole.Highways);

        var day = await client.GetJsonAsync("/api/v1/gritting/decisions");

        Assert.Equal("2026-01-14", day.GetProperty("day").GetString());
        Assert.Equal("2026-01-14T12:00:00Z", day.GetProperty("dayStart").GetString());
        Assert.Equal("2026-01-15T12:00:00Z", day.GetProperty("dayEnd").GetString());
        Assert.Equal("Europe/London", day.GetProperty("timeZone").GetString());
        Assert.Equal("2026-01-14T18:00:00Z", day.GetProperty("asOf").GetString());
        Assert.False(day.GetProperty("simulatedTime").GetBoolean());
        var route = Assert.Single(day.GetProperty("routes").EnumerateArray());
        Assert.Equal("pre-wet", route.GetProperty("route").GetProperty("salt").GetString());
        var decision = route.GetProperty("decision");
        Assert.Equal(2, decision.GetProperty("id").GetInt64());
        Assert.Equal("PRECAUTIONARY", decision.GetProperty("action").GetString());
        Assert.Equal("2", decision.GetProperty("treatments").GetString());

        // 28.4 km × 7.3 m × 10 g/m² × 2 = 4.1464 t
        Assert.Equal(4.15, decision.GetProperty("saltTonnes").GetDouble());
        Assert.Equal("freezes", decision.GetProperty("reasons")[0].GetProperty("code").GetString());
        var freshness = route.GetProperty("freshness");
        Assert.True(freshness.GetProperty("stale").GetBoolean());
        Assert.Equal("2026-01-14T17:55:00Z", freshness.GetProperty("newestReadingAt").GetString());
        Assert.Equal("a628-woodhead last reported road surface temperature at 2026-01-14T17:29Z", freshness.GetProperty("staleReason").GetString());
    }

    [Fact]
    public async Task A_route_without_a_decision_has_none_and_stale_inputs_say_so()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        var route = (await client.GetJsonAsync("/api/v1/gritting/decisions?day=2026-01-14")).GetProperty("routes")[0];

        Assert.Equal(System.Text.Json.JsonValueKind.Null, route.GetProperty("decision").ValueKind);
        Assert.Contains("has not reported", route.GetProperty("freshness").GetProperty("staleReason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_known_at_a_time_gives_what_had_been_recorded_by_then()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision(1, GrittingAction.Monitor));
        host.Clock.Advance(TimeSpan.FromHours(1));
        host.Give(Some.Decision(2));
        using var client = await host.ClientAsync(ApiRole.Highways);

        var then = await client.GetJsonAsync("/api/v1/gritting/decisions?knownAt=2026-01-14T18:30:00Z");

        Assert.Equal("MONITOR", then.GetProperty("routes")[0].GetProperty("decision").GetProperty("action").GetString());
    }

    [Theory]
    [InlineData("2026-03-28", "2026-03-28T12:00:00Z", "2026-03-29T11:00:00Z")]
    [InlineData("2026-10-24", "2026-10-24T11:00:00Z", "2026-10-25T12:00:00Z")]
    public async Task A_decision_day_over_a_change_of_clocks_is_23_or_25_hours(string day, string start, string end)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        var answer = await client.GetJsonAsync($"/api/v1/gritting/decisions?day={day}");

        Assert.Equal((start, end), (answer.GetProperty("dayStart").GetString(), answer.GetProperty("dayEnd").GetString()));
    }

    [Fact]
    public async Task The_history_marks_what_was_corrected_withdrawn_and_superseded()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(
            Some.Decision(1, GrittingAction.Monitor),
            Some.Decision(1, GrittingAction.NoAction),
            Some.Decision(2),
            Some.Decision(3),
            Some.Decision(3, withdrawn: true));
        using var client = await host.ClientAsync(ApiRole.Highways);

        var history = await client.GetJsonAsync("/api/v1/gritting/decisions/p1-snake/2026-01-14");

        var records = history.GetProperty("records").EnumerateArray().ToList();
        Assert.Equal(["corrected", "superseded", "standing", "withdrawn", "withdrawn"], records.Select(r => r.GetProperty("status").GetString()));
        Assert.Equal(2, records[0].GetProperty("correctedBy").GetInt64());
        Assert.Equal(1, records[1].GetProperty("correctionOf").GetInt64());
        var input = Assert.Single(records[2].GetProperty("inputs").EnumerateArray());
        Assert.Equal(1.2, input.GetProperty("roadSurfaceTemperature").GetDouble());
        Assert.Equal(0.7, input.GetProperty("roadSurfaceAhead")[0].GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_revision_that_was_looked_at_again_stands_with_its_newest_numbers()
    {
        await using var host = await ApiHost.StartAsync();
        var first = Some.Decision(1);
        Decision At(int minutes, double minimum) => first with { ReassessedAt = first.DecidedAt.AddMinutes(minutes), MinRst = minimum };
        host.Give(first, At(40, -2.5), At(100, -3.1));
        using var client = await host.ClientAsync(ApiRole.Highways);

        var history = await client.GetJsonAsync("/api/v1/gritting/decisions/p1-snake/2026-01-14");

        var records = history.GetProperty("records").EnumerateArray().ToList();
        Assert.Equal(["reassessed", "reassessed", "standing"], records.Select(r => r.GetProperty("status").GetString()));
        var standing = records[2].GetProperty("decision");
        Assert.Equal(1, standing.GetProperty("revision").GetInt32());
        Assert.Equal(first.DecidedAt, standing.GetProperty("decidedAt").GetDateTimeOffset());
        Assert.Equal(first.DecidedAt.AddMinutes(100), standing.GetProperty("assessedAt").GetDateTimeOffset());
        Assert.Equal(-3.1, standing.GetProperty("minRst").GetDouble());
        Assert.Equal(first.DecidedAt, records[0].GetProperty("decision").GetProperty("assessedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Errors_are_told_together_and_an_unknown_route_is_not_found()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        var bad = await (await client.GetAsync("/api/v1/gritting/decisions?day=14.1.2026&knownAt=2026-01-14T18:00:00")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains("no date", Assert.Single(bad.Errors("day")), StringComparison.Ordinal);
        Assert.Contains("with its zone", Assert.Single(bad.Errors("knownAt")), StringComparison.Ordinal);
        await (await client.GetAsync("/api/v1/gritting/decisions/nowhere/2026-01-14")).ProblemAsync(HttpStatusCode.NotFound);
        await (await client.GetAsync("/api/v1/gritting/decisions/p1-snake/yesterday")).ProblemAsync(HttpStatusCode.BadRequest);
    }
}
