using Telemetry.FirmwareSim;

namespace Telemetry.Tests.Unit.FirmwareSim;

public sealed class LoopbackTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.1", true)]
    [InlineData("::1", true)]
    [InlineData("localhost", true)]
    [InlineData("192.0.2.7", false)]
    [InlineData("localhost.example.org", false)]
    public void Only_this_machine_is_loopback(string host, bool expected) => Assert.Equal(expected, Loopback.Is(host));

    [Fact]
    public async Task The_city_refuses_another_machine_unless_told() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new CitySimulation().RunAsync(
            new CitySimulationOptions { Host = "192.0.2.7" }, TimeProvider.System, TestContext.Current.CancellationToken));
}
