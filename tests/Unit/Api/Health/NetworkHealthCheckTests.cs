using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Telemetry.Api.Health;
using Telemetry.Api.Network;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;

namespace Telemetry.Tests.Unit.Api.Health;

public sealed class NetworkHealthCheckTests
{
    private readonly NetworkProvider _provider = new();

    [Fact]
    public async Task No_network_is_degraded_since_every_reading_is_rejected()
    {
        var result = await CheckAsync();

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains("no network is imported", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bin_that_is_heard_too_seldom_for_the_look_back_is_degraded_and_named()
    {
        Put(TimeSpan.FromDays(1));

        var result = await CheckAsync();

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.StartsWith("b-1 is heard every 1.00:00:00 only", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_the_rules_can_serve_is_healthy_and_counted()
    {
        Put(TimeSpan.FromHours(1));

        var result = await CheckAsync();

        Assert.Equal((HealthStatus.Healthy, "1 sites, 1 sensors, 0 routes"), (result.Status, result.Description));
    }

    private Task<HealthCheckResult> CheckAsync() =>
        new NetworkHealthCheck(_provider, Options.Create(new RuleEngineOptions())).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

    private void Put(TimeSpan interval)
    {
        var sensor = new Sensor(new SensorId("s-1"), new SiteId("yard"), new GatewayId("gw"), [Quantity.Distance], interval, InstrumentGrade.Indicative);
        var network = new CityNetwork(
            TimeZoneInfo.Utc, [new Gateway(sensor.Gateway, "gw")], [new Site(sensor.Site, "Yard", 53, -1, SiteKind.Bin)], [sensor], [],
            [new Bin(new BinId("b-1"), sensor.Site, sensor.Id, "general", 1100, 1400, 200)]);
        _provider.Put(network, new StoredNetwork("{}", "00", new DateTimeOffset(2026, 1, 14, 12, 0, 0, TimeSpan.Zero), "test"));
    }
}
