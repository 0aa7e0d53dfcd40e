using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Http;

/// <summary>Which write route a server gets. docs/sources/storage.md#influx-version</summary>
public sealed class InfluxVersionTests
{
    [Theory]
    [InlineData("1.6.7~rc0", InfluxWriteRoute.V1)]
    [InlineData("1.7.11", InfluxWriteRoute.V1)]
    [InlineData("0.13", InfluxWriteRoute.V1)]
    [InlineData("1.8.10", InfluxWriteRoute.V2)]
    [InlineData("1.8.10-c1.8.10", InfluxWriteRoute.V2)]
    [InlineData("1.11.8", InfluxWriteRoute.V2)]
    [InlineData("v2.7.1", InfluxWriteRoute.V2)]
    [InlineData("2.0.0-beta.16", InfluxWriteRoute.V2)]
    [InlineData("3.0.1", InfluxWriteRoute.V2)]
    [InlineData("3", InfluxWriteRoute.V2)]
    [InlineData(null, InfluxWriteRoute.V2)]
    [InlineData("unknown", InfluxWriteRoute.V1)]
    [InlineData("", InfluxWriteRoute.V1)]
    [InlineData("99999999999.1", InfluxWriteRoute.V1)]
    public void The_v2_route_from_1_8_on(string? version, InfluxWriteRoute route) => Assert.Equal(route, InfluxVersion.RouteOf(version));

    [Fact]
    public async Task A_version_in_the_body_counts_where_no_header_says_it()
    {
        Assert.Equal(new InfluxIdentity("3.0.1", InfluxWriteRoute.V2), await PingAsync(LyingAnswer.Of(200, """{"version":"3.0.1","revision":"x"}""")));
        Assert.Equal(new InfluxIdentity("1.6.7", InfluxWriteRoute.V1), await PingAsync(LyingAnswer.Of(204, headers: "x-influxdb-version: 1.6.7")));
    }

    [Fact]
    public async Task A_configured_route_holds_whatever_the_version() =>
        Assert.Equal(InfluxWriteRoute.V1, (await PingAsync(LyingAnswer.Of(204), options => options.WriteRoute = InfluxWriteRoute.V1)).Route);

    [Theory]
    [InlineData(200, "<html>hello</html>", "answers what InfluxDB does not")]
    [InlineData(401, "", "does not know who we are")]
    [InlineData(404, "", "no such route or database")]
    [InlineData(503, "", "is overloaded")]
    [InlineData(301, "", "sends us elsewhere")]
    public async Task What_is_no_InfluxDB_is_told(int status, string body, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAnyAsync<Exception>(() => PingAsync(LyingAnswer.Of(status, body)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_token_and_an_organisation_go_to_2_x()
    {
        await using var server = new LyingServer(_ => LyingAnswer.Stored, LyingAnswer.Of(204, headers: "X-Influxdb-Version: v2.7.1"));
        using var client = SomeLines.Client(server.Url, options => (options.Token, options.Organisation) = ("t0ken==", "the council"));
        await client.WriteAsync(SomeLines.Lines("m", 1), CancellationToken.None);
        var request = server.Requests.Single();
        Assert.Equal("Token t0ken==", request.Headers["Authorization"]);
        Assert.StartsWith("/api/v2/write?org=the%20council&bucket=telemetry_", request.Target, StringComparison.Ordinal);
    }

    private static async Task<InfluxIdentity> PingAsync(LyingAnswer ping, Action<InfluxOptions>? configure = null)
    {
        await using var server = new LyingServer(_ => LyingAnswer.Stored, ping);
        using var client = SomeLines.Client(server.Url, configure);
        return await client.PingAsync(CancellationToken.None);
    }
}
