using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Api.Security;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Tests.Integration.Api.Doubles;
using Telemetry.Tests.Integration.DecisionRecord;

namespace Telemetry.Tests.Integration.Api;

/// <summary>The file to answer a claim with, and what was known when.</summary>
public sealed class ClaimTests
{
    private const string Claim = "/api/v1/gritting/record/2026-01-14/p1-snake/claim";

    [Fact]
    public async Task The_json_has_everything_and_its_hashes_can_be_made_again()
    {
        await using var host = await NightAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        var claim = await client.GetJsonAsync($"{Claim}?format=json");

        Assert.Equal([1, 2], claim.GetProperty("revisions").EnumerateArray().Select(r => r.GetProperty("decision").GetProperty("revision").GetInt32()));
        Assert.Equal("Confirm", Assert.Single(claim.GetProperty("actions").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Equal("run-1", Assert.Single(claim.GetProperty("treatments").EnumerateArray()).GetProperty("id").GetString());
        var station = Assert.Single(claim.GetProperty("stations").EnumerateArray());
        Assert.Equal("a57-snake", station.GetProperty("site").GetString());
        Assert.Equal(["pass", "suspect", "fail"], station.GetProperty("readings").EnumerateArray().Select(r => r.GetProperty("flag").GetString()));
        Assert.Equal("2026-01-14T15:00:00Z", Assert.Single(station.GetProperty("forecasts").EnumerateArray()).GetProperty("issuedAt").GetString());
        Assert.True(claim.GetProperty("verification").GetProperty("sound").GetBoolean());
        var entries = claim.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(3, entries.Count);
        Assert.All(entries, entry =>
        {
            Assert.Equal(entry.GetProperty("bodyHash").GetString(), Sha256(entry.GetProperty("body").GetString()!));
            Assert.Equal(entry.GetProperty("hash").GetString(), Sha256(entry.GetProperty("hashedText").GetString()!));
            Assert.EndsWith(entry.GetProperty("bodyHash").GetString()!, entry.GetProperty("hashedText").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_html_is_one_file_that_loads_and_runs_nothing_and_encodes_what_people_wrote()
    {
        await using var host = await NightAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        using var response = await client.GetAsync(new Uri($"{Claim}?format=html", UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("gritting-p1-snake-2026-01-14.html", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("Wed 14 Jan 2026 18:00:00 (&#x2B;00:00) = 2026-01-14 18:00:00 UTC", html, StringComparison.Ordinal);
        Assert.Contains("10 g/m², twice", html, StringComparison.Ordinal);
        Assert.Contains("No evidence is on record for these decisions", html, StringComparison.Ordinal);
        var drawing = XElement.Parse(html[html.IndexOf("<svg", StringComparison.Ordinal)..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        Assert.Equal(2, drawing.Elements("circle").Count());
        Assert.Single(drawing.Elements("circle"), c => (string?)c.Attribute("class") == "suspect");
        Assert.Single(drawing.Elements("text"), t => (string?)t.Attribute("class") == "fail");
        Assert.Equal(3, drawing.Elements("line").Count(l => (string?)l.Attribute("class") == "threshold"));
    }

    [Fact]
    public async Task Each_decision_is_told_with_what_it_was_made_of_and_evidence_that_was_changed_is_named()
    {
        await using var host = await ApiHost.StartAsync();
        var (chain, all) = (host.Services.GetRequiredService<MemoryRecordChain>(), CoolingNight.Decide(0));
        var decided = all.Last(d => d.Decision.ReassessedAt is null && d.Decision.Day == new DateOnly(2026, 1, 13));
        chain.Keep(decided with { Parts = [.. all.SelectMany(d => d.Parts)] });
        host.Give(decided.Decision);
        using var client = await host.ClientAsync(ApiRole.Highways);
        const string night = "/api/v1/gritting/record/2026-01-13/p1-snake/claim";

        var claim = await client.GetJsonAsync($"{night}?format=json");
        var html = await client.GetStringAsync(new Uri($"{night}?format=html", UriKind.Relative));

        var evidence = Assert.Single(claim.GetProperty("evidence").EnumerateArray());
        Assert.Equal((decided.Decision.Revision, decided.Root), (evidence.GetProperty("revision").GetInt32(), evidence.GetProperty("pieces")[0].GetProperty("sha256").GetString()));
        Assert.Equal(["a57-snake", "holme-moss"], evidence.GetProperty("forecasts").EnumerateArray().Select(f => f.GetProperty("site").GetString()));
        var road = evidence.GetProperty("series").EnumerateArray().Single(s => s.GetProperty("site").GetString() == "a57-snake" && s.GetProperty("quantity").GetString() == "road_surface_temperature");
        Assert.Equal(decided.Decision.Inputs.Single(i => i.Site.Value == "a57-snake").RoadSurfaceTemperature, road.GetProperty("newestValue").GetDouble());
        Assert.Equal("pass", road.GetProperty("newestFlag").GetString());
        Assert.InRange(road.GetProperty("readings").GetInt32(), 100, 500);
        var policy = Assert.Single(claim.GetProperty("policies").EnumerateArray());
        Assert.Equal(evidence.GetProperty("policy").GetString(), policy.GetProperty("sha256").GetString());
        Assert.Equal("0.5", policy.GetProperty("settings").GetProperty("PrecautionaryAtOrBelowRst").GetString());
        Assert.Contains(decided.Root, html, StringComparison.Ordinal);
        Assert.Contains("PrecautionaryAtOrBelowRst", html, StringComparison.Ordinal);

        chain.Pieces[decided.Root] = "{}"u8.ToArray();
        var changed = await client.GetStringAsync(new Uri($"{night}?format=html", UriKind.Relative));
        Assert.Contains("This evidence can't be used: its root (", changed, StringComparison.Ordinal);
        Assert.Contains("was changed since", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_without_anything_on_record_says_so_and_an_unknown_route_is_not_found()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        var html = await client.GetStringAsync(new Uri($"{Claim}?format=html", UriKind.Relative));

        Assert.Contains("No decision is on record for this route and day. That is not a decision to do nothing.", html, StringComparison.Ordinal);
        Assert.Contains("No treatment was reported. That is not to say that none was made.", html, StringComparison.Ordinal);
        using var unknown = await client.GetAsync(new Uri("/api/v1/gritting/record/2026-01-14/p9/claim", UriKind.Relative));
        await unknown.ProblemAsync(HttpStatusCode.NotFound);
        using var wrong = await client.GetAsync(new Uri($"{Claim}?format=pdf", UriKind.Relative));
        await wrong.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_was_known_at_an_instant_has_neither_what_came_later_nor_what_was_decided_later()
    {
        await using var host = await NightAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        var then = await client.GetJsonAsync("/api/v1/gritting/record/2026-01-14/p1-snake/known?knownAt=2026-01-14T18:05:00Z");
        var later = await client.GetJsonAsync("/api/v1/gritting/record/2026-01-14/p1-snake/known?knownAt=2026-01-14T22:00:00Z");
        var before = await client.GetJsonAsync("/api/v1/gritting/record/2026-01-14/p1-snake/known?knownAt=2026-01-14T14:00:00Z");

        Assert.Equal((1, JsonValueKind.Object), (Revision(then), then.GetProperty("standing").GetProperty("decision").GetProperty("order").ValueKind));
        Assert.Equal(2, Revision(later));
        Assert.Equal(1, Readings(then));
        Assert.Equal(3, Readings(later));
        Assert.Equal(JsonValueKind.Null, before.GetProperty("standing").ValueKind);
        Assert.Equal(0, Readings(before));
        Assert.Empty(before.GetProperty("stations")[0].GetProperty("forecasts").EnumerateArray());
        Assert.Single(then.GetProperty("stations")[0].GetProperty("forecasts").EnumerateArray());
        using var without = await client.GetAsync(new Uri("/api/v1/gritting/record/2026-01-14/p1-snake/known", UriKind.Relative));
        await without.ProblemAsync(HttpStatusCode.BadRequest);

        static int Revision(JsonElement known) => known.GetProperty("standing").GetProperty("decision").GetProperty("revision").GetInt32();
        static int Readings(JsonElement known) => known.GetProperty("stations").EnumerateArray().First(s => s.GetProperty("site").GetString() == "a57-snake").GetProperty("readings").GetArrayLength();
    }

    /// <summary>Decided at 18:00 and confirmed, again at 18:10; a treatment from 19:30 on; three readings, two of which came an hour late.</summary>
    private static async Task<ApiHost> NightAsync()
    {
        var host = await ApiHost.StartAsync();
        var issue = Some.Time("2026-01-14T15:00:00Z");
        host.Records.Forecasts.Add(new ForecastIssue(new SiteId("a57-snake"), issue, issue, "x", [new ForecastValue(ApiHost.Now.AddHours(1), Quantity.AirTemperature, 1)]));
        await host.Store.WriteAsync(
            Some.Batch(
                1,
                Some.Reading("rws-snake", Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(-10), 1.2),
                Some.Reading("rws-snake", Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(-5), 4.5, Flag.Suspect, ApiHost.Now.AddHours(1)),
                Some.Reading("rws-snake", Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(-4), 60, Flag.Fail, ApiHost.Now.AddHours(1))),
            CancellationToken.None);
        var decision = Some.Decision();
        host.Give(decision with { Inputs = [decision.Inputs[0] with { ForecastIssuedAt = issue }] });
        using var client = await host.ClientAsync(ApiRole.Highways);
        using (var confirmed = await client.PostAsJsonAsync(new Uri("/api/v1/gritting/decisions/2026-01-14/p1-snake/1/confirm", UriKind.Relative), new { by = "Sam" }))
        {
            Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        host.Give(Some.Decision(2));
        host.Clock.Advance(TimeSpan.FromHours(3));
        using var reported = await client.PostAsJsonAsync(
            new Uri("/api/v1/gritting/treatments", UriKind.Relative),
            new { id = "run-1", route = "p1-snake", started_at = "2026-01-14T19:30:00Z", material = "pre-wet-salt", note = "<script>alert(1)</script>" });
        Assert.Equal(HttpStatusCode.OK, reported.StatusCode);
        return host;
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
