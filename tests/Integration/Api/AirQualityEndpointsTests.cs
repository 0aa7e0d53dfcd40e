using System.Net;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Integration.Api;

/// <summary>Indices, the page of every site and the advice, as anybody may read them.</summary>
public sealed class AirQualityEndpointsTests
{
    [Fact]
    public async Task The_two_scales_are_never_in_one_answer_and_each_index_says_which_it_is()
    {
        await using var host = await ApiHost.StartAsync();
        host.Outcomes.Add(ApiHost.Now, Some.Index(), Some.Index(index: 4) with { Scale = IndexScale.European, Band = "Poor" });
        using var client = await host.ClientAsync(ApiRole.Public);

        var uk = await client.GetJsonAsync("/api/v1/air-quality/index/latest");
        var european = await client.GetJsonAsync("/api/v1/air-quality/index/latest?scale=european");

        Assert.Equal(("daqi", "daqi", 3), Only(uk));
        Assert.Equal(("european", "european", 4), Only(european));
        var problem = await (await client.GetAsync("/api/v1/air-quality/index/latest?scale=european&period=day")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains("must be hour", Assert.Single(problem.Errors("period")), StringComparison.Ordinal);
        problem = await (await client.GetAsync("/api/v1/air-quality/index/latest?scale=us")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains("daqi, european", Assert.Single(problem.Errors("scale")), StringComparison.Ordinal);

        static (string?, string?, int) Only(JsonElement answer)
        {
            var index = Assert.Single(answer.GetProperty("indices").EnumerateArray());
            return (answer.GetProperty("scale").GetString(), index.GetProperty("scale").GetString(), index.GetProperty("index").GetInt32());
        }
    }

    [Fact]
    public async Task A_site_now_has_both_indices_what_made_them_what_is_missing_and_the_advice()
    {
        await using var host = await ApiHost.StartAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        host.Pipeline.Put("aq-high-street", Quantity.No2, ApiHost.Now, 468);
        host.Outcomes.Add(
            ApiHost.Now,
            Some.Index("no2", 8) with { Statistic = 468, Band = "High", Ending = ApiHost.Now.AddHours(-1) },
            Some.Index("no2", 7) with { Statistic = 467.5m, Band = "High" },
            Some.Index("o3", null, 0.5),
            Some.Index("overall", 7, 0.5) with { Statistic = null, Band = "High", Missing = ["o3"] },
            Some.Index("no2", 6) with { Scale = IndexScale.European, Band = "Extremely poor" },
            Some.Index("overall", 6) with { Scale = IndexScale.European, Statistic = null, Band = "Extremely poor" });
        using var client = await host.ClientAsync(ApiRole.Public);

        var site = Assert.Single((await client.GetJsonAsync("/api/v1/air-quality/sites")).GetProperty("sites").EnumerateArray());

        Assert.Equal(("high-street", "High Street kerb", "reference"), (Text(site, "site"), Text(site, "name"), Text(site, "basis")));
        var daqi = site.GetProperty("daqi");
        Assert.Equal((7, "High", 600, "ukhsa-2025-12/high"), (daqi.GetProperty("index").GetInt32(), Text(daqi, "band"), daqi.GetProperty("ageSeconds").GetInt32(), Text(daqi, "adviceId")));
        Assert.Equal(["no2"], daqi.GetProperty("because").EnumerateArray().Select(p => p.GetString()));
        Assert.Equal(["o3"], daqi.GetProperty("missing").EnumerateArray().Select(p => p.GetString()));
        var european = site.GetProperty("european");
        Assert.Equal((6, "Extremely poor", null), (european.GetProperty("index").GetInt32(), Text(european, "band"), Text(european, "adviceId")));

        var pollutants = site.GetProperty("pollutants").EnumerateArray().ToDictionary(p => Text(p, "pollutant")!);
        Assert.Equal(["no2", "o3", "pm10", "pm2_5"], pollutants.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(467.5m, pollutants["no2"].GetProperty("daqi").GetProperty("statistic").GetDecimal());
        Assert.Equal(("hour", "running 8 hours"), (Text(pollutants["no2"].GetProperty("daqi"), "averaging"), Text(pollutants["o3"].GetProperty("daqi"), "averaging")));
        Assert.Contains("50% of the window", Text(pollutants["o3"].GetProperty("daqi"), "reason")!.Replace(" %", "%", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("no hour was concluded", Text(pollutants["pm10"].GetProperty("daqi"), "reason"), StringComparison.Ordinal);
        var instrument = Assert.Single(pollutants["no2"].GetProperty("instruments").EnumerateArray());
        Assert.Equal(("aq-high-street", "reference", "pass", false), (Text(instrument, "sensor"), Text(instrument, "basis"), Text(instrument, "newestFlag"), instrument.GetProperty("silent").GetBoolean()));
        Assert.True(Assert.Single(pollutants["o3"].GetProperty("instruments").EnumerateArray()).GetProperty("silent").GetBoolean());
    }

    [Fact]
    public async Task An_index_of_hours_ago_is_not_the_index_of_now()
    {
        await using var host = await ApiHost.StartAsync();
        host.Outcomes.Add(ApiHost.Now, Some.Index(), Some.Index("overall") with { Statistic = null });
        host.Clock.Advance(TimeSpan.FromHours(3));
        using var client = await host.ClientAsync(ApiRole.Public);

        var site = Assert.Single((await client.GetJsonAsync("/api/v1/air-quality/sites")).GetProperty("sites").EnumerateArray());

        Assert.Equal(JsonValueKind.Null, site.GetProperty("daqi").GetProperty("index").ValueKind);
        Assert.Contains("no hour was concluded", Text(site.GetProperty("daqi"), "reason"), StringComparison.Ordinal);
        Assert.Null(Text(site.GetProperty("daqi"), "adviceId"));
    }

    [Fact]
    public async Task Readings_newest_readings_and_buckets_say_what_kind_of_instrument_they_are_of()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Put("aq-high-street", Quantity.No2, ApiHost.Now, 40);
        await host.Store.WriteAsync(
            Some.Batch(1, Some.Reading("aq-high-street", Quantity.No2, ApiHost.Now, 40), Some.Reading("rws-snake", Quantity.AirTemperature, ApiHost.Now, 2)), CancellationToken.None);
        using var client = await host.ClientAsync(ApiRole.Analyst);
        const string Readings = "/api/v1/readings?sensor=aq-high-street,rws-snake&from=2026-01-14T17:00:00Z&to=2026-01-14T18:00:00Z";

        var latest = await client.GetJsonAsync("/api/v1/latest?site=high-street");
        var rows = await client.GetJsonAsync(Readings);
        var buckets = await client.GetJsonAsync(Readings + "&interval=1h");

        Assert.Equal("reference", Text(Assert.Single(latest.GetProperty("readings").EnumerateArray()), "grade"));
        foreach (var row in rows.GetProperty("readings").EnumerateArray().Concat(buckets.GetProperty("buckets").EnumerateArray()))
        {
            Assert.Equal(Text(row, "sensor") == "aq-high-street" ? "reference" : "indicative", Text(row, "grade"));
        }
    }

    [Theory]
    [InlineData("2025-12-18", "comeap-2012")]
    [InlineData("2025-12-19", "ukhsa-2025-12")]
    [InlineData("2011-12-31", null)]
    public async Task The_advice_is_the_one_that_held_on_the_day(string day, string? version)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Public);

        var advice = await client.GetJsonAsync($"/api/v1/air-quality/advice?day={day}");

        var inForce = advice.GetProperty("inForce");
        Assert.Equal(version, inForce.ValueKind == JsonValueKind.Null ? null : Text(inForce, "id"));
        Assert.Equal(["comeap-2012", "ukhsa-2025-12"], advice.GetProperty("versions").EnumerateArray().Select(v => v.GetString()));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
