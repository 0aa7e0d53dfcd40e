using System.Net;
using Telemetry.Domain.Journal;

namespace Telemetry.Tests.Integration.Api;

public sealed class ForecastTests
{
    [Fact]
    public async Task A_forecast_is_journalled_before_it_is_answered()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();

        using var json = await client.SendAsync(
            HttpMethod.Post, "/api/v1/forecasts", """{"site":"a57-snake","issuedAt":"2026-01-14T15:00:00Z","source":"a","values":[{"validAt":"2026-01-14T16:00:00Z","air_temperature":1.5}]}""");
        using var csv = await client.SendAsync(
            HttpMethod.Post, "/api/v1/forecasts?source=b", "issued_at,site,valid_at,quantity,value\n2026-01-14T16:00:00Z,a57-snake,2026-01-14T17:00:00Z,dew_point,-1\n", "text/csv");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (json.StatusCode, csv.StatusCode));
        var issues = host.Pipeline.Journalled.Cast<ForecastRecord>().Select(r => r.Issue).ToList();
        Assert.Equal([("a", 1.5), ("b", -1)], issues.Select(i => (i.Source, i.Values[0].Value)));
        Assert.All(issues, i => Assert.Equal(ApiHost.Now, i.ReceivedAt));
    }

    [Fact]
    public async Task Everything_wrong_is_told_by_its_path_and_nothing_is_journalled()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();

        using var bad = await client.SendAsync(
            HttpMethod.Post, "/api/v1/forecasts", """{"site":"x","issuedAt":"2026-01-15T15:00:00Z","source":"","values":[{"validAt":"2026-01-15T16:00:00Z","air_temperature":150}]}""");

        var errors = (await bad.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(e => e.Name);
        Assert.Equal(["$.site", "$.source", "$.issuedAt", "$.values[0].air_temperature"], errors);
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/forecasts?source=b", "rubbish", "text/csv")).ProblemAsync(HttpStatusCode.BadRequest);
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/forecasts?source=b&site=a57-snake", "<rubbish", "application/xml")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Empty(host.Pipeline.Journalled);
    }
}
