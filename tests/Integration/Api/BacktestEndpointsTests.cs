using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Api.Backtest.Reports;
using Telemetry.Api.Security;

namespace Telemetry.Tests.Integration.Api;

public sealed class BacktestEndpointsTests
{
    private const string Id = "20260114T180000Z";

    [Fact]
    public async Task A_kept_report_is_listed_told_in_figures_and_shown()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);
        var nothing = await client.GetJsonAsync("/api/v1/gritting/backtests");
        Assert.Empty(nothing.GetProperty("reports").EnumerateArray());
        host.Services.GetRequiredService<BacktestReportFolder>().Keep(Some.Backtest());

        var head = Assert.Single((await client.GetJsonAsync("/api/v1/gritting/backtests")).GetProperty("reports").EnumerateArray());
        var one = await client.GetJsonAsync($"/api/v1/gritting/backtests/{Id}");
        using var report = await client.GetAsync(new Uri($"/api/v1/gritting/backtests/{Id}/report", UriKind.Relative));

        Assert.Equal(Id, head.GetProperty("id").GetString());
        Assert.Equal("2026-01-14T18:00:00Z", head.GetProperty("madeAt").GetString());
        Assert.Equal(["froze", "ice-likely"], head.GetProperty("headlines").EnumerateArray().Select(h => h.GetProperty("truth").GetString()));
        Assert.True(one.GetProperty("hasReport").GetBoolean());
        Assert.Equal("15:00", one.GetProperty("summary").GetProperty("askedAt").GetString());
        Assert.Equal("text/html", report.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(report.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("<h1>Back-test", await report.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20260101T000000Z")]
    [InlineData("..%2F..%2Frecord-key.pem")]
    [InlineData("%2e%2e")]
    [InlineData("20260114T180000Z%2F..%2F..")]
    [InlineData("20260114T180000Z%00")]
    public async Task What_is_no_report_is_not_found(string id)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        foreach (var address in new[] { $"/api/v1/gritting/backtests/{id}", $"/api/v1/gritting/backtests/{id}/report" })
        {
            using var response = await client.GetAsync(new Uri(host.Address, address));

            Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Reports_are_not_public()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        using var response = await client.GetAsync(new Uri("/api/v1/gritting/backtests", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
