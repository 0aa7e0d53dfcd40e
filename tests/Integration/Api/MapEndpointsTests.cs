using System.Net;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Integration.Api;

public sealed class MapEndpointsTests
{
    [Fact]
    public async Task Anybody_may_draw_the_network_and_is_answered_304_while_it_is_the_same()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Public);

        using var response = await client.GetAsync("/api/v1/map");
        var map = await response.ReadAsync();

        Assert.Equal("application/geo+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("FeatureCollection", map.GetProperty("type").GetString());
        var features = map.GetProperty("features").EnumerateArray().ToDictionary(f => f.GetProperty("id").GetString()!);
        Assert.Equal(["route/p1-snake", "site/a57-snake", "site/a628-woodhead", "site/high-street", "site/market-square"], features.Keys);
        Assert.Equal("LineString", features["route/p1-snake"].GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal([-1.868, 53.433], features["site/a57-snake"].GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble()));
        var route = features["route/p1-snake"].GetProperty("properties");
        Assert.Equal(("route", "P1", 28.4), (route.GetProperty("layer").GetString(), route.GetProperty("priority").GetString(), route.GetProperty("lengthKm").GetDouble()));
        Assert.Equal(["a57-snake", "a628-woodhead"], route.GetProperty("stations").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(("bin", "market-1"), (
            features["site/market-square"].GetProperty("properties").GetProperty("kind").GetString(),
            Assert.Single(features["site/market-square"].GetProperty("properties").GetProperty("bins").EnumerateArray()).GetString()));

        client.DefaultRequestHeaders.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync("/api/v1/map")).StatusCode);
    }

    [Fact]
    public async Task Without_a_network_there_is_nothing_to_draw()
    {
        await using var host = await ApiHost.StartAsync(network: false);
        using var client = await host.ClientAsync(ApiRole.Public);

        await (await client.GetAsync("/api/v1/map")).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_site_is_silent_after_three_intervals_and_one_that_never_reported_is_never_called_fresh()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Put("rws-snake", Quantity.AirTemperature, ApiHost.Now.AddMinutes(-30), 1);
        host.Pipeline.Put("rws-woodhead", Quantity.AirTemperature, ApiHost.Now.AddMinutes(-31), 1);
        host.Pipeline.Put("bin-market-1", Quantity.Distance, ApiHost.Now.AddMinutes(-5), 19_000, Flag.Fail);
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var answer = await client.GetJsonAsync("/api/v1/sites");

        Assert.Equal(("2026-01-14T18:00:00Z", "Europe/London"), (answer.GetProperty("asOf").GetString(), answer.GetProperty("timeZone").GetString()));
        var sites = answer.GetProperty("sites").EnumerateArray().ToDictionary(s => s.GetProperty("id").GetString()!);
        Assert.Equal(
            [("a57-snake", "reporting"), ("a628-woodhead", "silent"), ("high-street", "never-reported"), ("market-square", "failing")],
            sites.Select(s => (s.Key, s.Value.GetProperty("state").GetString()!)));
        Assert.Equal("rws-woodhead", Assert.Single(sites["a628-woodhead"].GetProperty("silentSensors").EnumerateArray()).GetString());
        Assert.Equal("2026-01-14T17:29:00Z", sites["a628-woodhead"].GetProperty("newestReadingAt").GetString());
        Assert.Equal(JsonValueKind.Null, sites["high-street"].GetProperty("newestReadingAt").ValueKind);
        Assert.Equal("bin-market-1", Assert.Single(sites["market-square"].GetProperty("failingSensors").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Sites_can_be_had_by_kind_and_a_kind_that_is_none_is_told()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var air = await client.GetJsonAsync("/api/v1/sites?siteKind=air");

        Assert.Equal("high-street", Assert.Single(air.GetProperty("sites").EnumerateArray()).GetProperty("id").GetString());
        Assert.Single((await (await client.GetAsync("/api/v1/sites?siteKind=sea")).ProblemAsync(HttpStatusCode.BadRequest)).Errors("siteKind"));
    }
}
