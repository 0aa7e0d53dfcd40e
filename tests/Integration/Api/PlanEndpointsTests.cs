using System.Net;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.Api;

public sealed class PlanEndpointsTests
{
    [Fact]
    public async Task The_plan_sums_up_what_stands_and_names_what_does_not()
    {
        await using var host = await ApiHost.StartAsync();
        var decided = Some.Decision();
        host.Give(decided);
        using var client = await host.ClientAsync(ApiRole.Highways);

        var plan = await client.GetJsonAsync("/api/v1/gritting/plan");

        var route = plan.GetProperty("routes").EnumerateArray().Single(r => r.GetProperty("route").GetString() == decided.Route.Value);
        Assert.Equal(decided.Action.Name(), route.GetProperty("action").GetString());
        Assert.Equal(plan.GetProperty("totals").GetProperty("saltTonnes").GetDouble(), route.GetProperty("saltTonnes").GetDouble());
        Assert.True(route.GetProperty("saltTonnes").GetDouble() > 0);
        Assert.Empty(plan.GetProperty("totals").GetProperty("undecided").EnumerateArray());
        var another = await client.GetJsonAsync("/api/v1/gritting/plan?day=2026-02-01");
        Assert.Equal(decided.Route.Value, Assert.Single(another.GetProperty("totals").GetProperty("undecided").EnumerateArray()).GetString());
        Assert.Equal(0, another.GetProperty("totals").GetProperty("saltTonnes").GetDouble());
    }

    [Fact]
    public async Task A_colder_night_asks_for_more_and_the_live_night_does_not_notice()
    {
        await using var host = await ApiHost.StartAsync();
        await CoolAsync(host);
        using var client = await host.ClientAsync(ApiRole.Highways);

        var asked = await client.GetJsonAsync("/api/v1/gritting/what-if?temperatureK=-3");

        var before = Of(asked, "asItIs");
        var after = Of(asked, "whatIf");
        Assert.True(before.GetProperty("minRst").GetDouble() - after.GetProperty("minRst").GetDouble() > 1, asked.ToString());
        Assert.True(asked.GetProperty("readings").GetInt32() > 100);
        var same = await client.GetJsonAsync("/api/v1/gritting/what-if");
        Assert.Empty(same.GetProperty("changed").EnumerateArray());
        Assert.Equal(same.GetProperty("asItIs").ToString(), same.GetProperty("whatIf").ToString());
        var live = await client.GetJsonAsync("/api/v1/gritting/decisions");
        Assert.All(live.GetProperty("routes").EnumerateArray(), r => Assert.False(r.TryGetProperty("decision", out var d) && d.ValueKind == JsonValueKind.Object));
    }

    [Fact]
    public async Task Another_policy_is_tried_on_a_copy()
    {
        await using var host = await ApiHost.StartAsync();
        await CoolAsync(host);
        using var client = await host.ClientAsync(ApiRole.Highways);

        var strict = await client.GetJsonAsync("/api/v1/gritting/what-if?precautionaryAtOrBelowRst=-5&noActionAboveRst=-5");
        var again = await client.GetJsonAsync("/api/v1/gritting/what-if");

        Assert.Equal(Of(strict, "asItIs").ToString(), Of(again, "asItIs").ToString());
        Assert.NotEqual(Of(strict, "asItIs").GetProperty("action").GetString(), Of(strict, "whatIf").GetProperty("action").GetString());
    }

    [Fact]
    public async Task Each_wrong_wish_is_named_with_what_would_be_right()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        using var answer = await client.GetAsync(new Uri(
            "/api/v1/gritting/what-if?temperatureK=cold&precipitationLaterHours=0.5&precautionaryAtOrBelowRst=3&noActionAboveRst=1&treatDryRoads=perhaps", UriKind.Relative));

        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors");
        Assert.Equal(
            ["precautionaryAtOrBelowRst", "precipitationLaterHours", "temperatureK", "treatDryRoads"],
            errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    private static JsonElement Of(JsonElement answer, string side) =>
        answer.GetProperty(side).GetProperty("routes").EnumerateArray().Single(r => r.GetProperty("route").GetString() == "p1-snake");

    /// <summary>A road at both stations of a route that cools toward zero, and a forecast that goes on so.</summary>
    private static async Task CoolAsync(ApiHost host)
    {
        var from = ApiHost.Now.AddHours(-12);
        List<StoredReading> readings = [];
        foreach (var (site, sensor) in new[] { ("a57-snake", "rws-snake") })
        {
            for (var at = from; at <= ApiHost.Now; at = at.AddMinutes(10))
            {
                readings.Add(Some.Reading(sensor, Quantity.RoadSurfaceTemperature, at, Math.Round(4 - (0.25 * (at - from).TotalHours), 2)));
                readings.Add(Some.Reading(sensor, Quantity.AirTemperature, at, Math.Round(4 - (0.2 * (at - from).TotalHours), 2)));
            }

            host.Records.Forecasts.Add(new ForecastIssue(
                new SiteId(site), ApiHost.Now.AddHours(-1), ApiHost.Now.AddHours(-1), "office",
                [.. Enumerable.Range(-1, 40).Select(h => new ForecastValue(ApiHost.Now.AddHours(h), Quantity.AirTemperature, 1.5 - (0.1 * h)))]));
        }

        await host.Store.WriteAsync(Some.Batch(1, [.. readings]), CancellationToken.None);
    }
}
