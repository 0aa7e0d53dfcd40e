using System.Net;
using Telemetry.Api.Security;
using Telemetry.Domain.Journal;

namespace Telemetry.Tests.Integration.Api;

public sealed class ProblemTests
{
    private const string Forecast = """{"site":"a57-snake","issuedAt":"2026-01-14T15:00:00Z","source":"test","values":[{"validAt":"2026-01-14T16:00:00Z","air_temperature":1.5}]}""";

    [Theory]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/nowhere")]
    public async Task An_unknown_address_is_a_problem_whatever_the_caller_accepts(string address)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Public);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        await (await client.GetAsync(address)).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_method_body_type_or_size_is_a_problem()
    {
        await using var host = await ApiHost.StartAsync(settings: ("Telemetry:Api:MaxBodyBytes", "2048"));
        using var client = await host.ClientAsync();

        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/network")).ProblemAsync(HttpStatusCode.MethodNotAllowed);
        await (await client.SendAsync(HttpMethod.Put, "/api/v1/network", "{}", "text/plain")).ProblemAsync(HttpStatusCode.UnsupportedMediaType);
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/forecasts", "x", "text/plain")).ProblemAsync(HttpStatusCode.UnsupportedMediaType);
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/forecasts", new string(' ', 2049))).ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("/api/v1/latest?sit=a57-snake", "sit", "known are quantity, sensor, site")]
    [InlineData("/api/v1/readings?sensor=rws-snake&from=2026-01-14T00:00:00Z&to=2026-01-14T01:00:00Z&knownat_=2026-01-14T00:30:00Z", "knownat_", "knownAt")]
    [InlineData("/api/v1/quantities?x=1", "x", "there are no parameters")]
    [InlineData("/api/v1/forecasts/a57-snake?site=b", "site", "known are knownAt")]
    public async Task A_parameter_that_is_not_known_is_told_and_never_passed_over(string address, string name, string told)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();

        var problem = await (await client.GetAsync(address)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Contains(told, Assert.Single(problem.Errors(name)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1d", "0001-01-01T00:00:00Z", "36525 buckets")]
    [InlineData("1m", "2020-01-01T00:00:00Z", "1000000 buckets")]
    public async Task A_window_of_more_buckets_than_anyone_reads_is_refused_before_it_is_paid_for(string interval, string from, string told)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();

        var problem = await (await client.GetAsync($"/api/v1/readings?sensor=rws-snake&interval={interval}&from={from}&to=2026-01-14T00:00:00Z&limit=2"))
            .ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Contains(told, Assert.Single(problem.Errors("from")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_requests_are_told_when_to_come_again()
    {
        await using var host = await ApiHost.StartAsync(settings: [("Telemetry:Api:BurstRequests", "2"), ("Telemetry:Api:RequestsPerSecond", "1")]);
        using var client = await host.ClientAsync(ApiRole.Public);
        HttpResponseMessage? last = null;
        for (var i = 0; i < 5; i++)
        {
            last = await client.GetAsync("/api/v1/quantities");
        }

        await last!.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.NotNull(last!.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_failure_inside_shows_nothing_of_it()
    {
        await using var host = await ApiHost.StartAsync();
        host.Outcomes.Failure = new InvalidOperationException("the secret of the house");
        using var client = await host.ClientAsync();

        using var response = await client.GetAsync("/api/v1/alerts");

        await response.ProblemAsync(HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_journal_takes_nothing_and_says_so()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Failure = new JournalFailedException("the disk is gone");
        using var client = await host.ClientAsync();

        await (await client.SendAsync(HttpMethod.Post, "/api/v1/forecasts", Forecast)).ProblemAsync(HttpStatusCode.ServiceUnavailable);

        using var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("the disk is gone", (await ready.ReadAsync()).GetProperty("checks").GetProperty("journal").GetProperty("cause").GetString());
    }

    [Fact]
    public async Task Every_answer_has_the_security_headers()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Public);
        foreach (var address in new[] { "/api/v1/quantities", "/nowhere", "/docs", "/health/live" })
        {
            using var response = await client.GetAsync(address);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.False(response.Headers.Contains("Server"));
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }
}
