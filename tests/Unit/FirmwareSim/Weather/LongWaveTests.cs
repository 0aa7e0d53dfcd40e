using Telemetry.FirmwareSim.Weather;

namespace Telemetry.Tests.Unit.FirmwareSim.Weather;

public sealed class LongWaveTests
{
    /// <summary>docs/sources/firmware-sim.md#longwave.</summary>
    [Theory]
    [InlineData(0, -85.9)]
    [InlineData(4, -51.7)]
    [InlineData(8, -7.5)]
    public void Net_loss_of_a_road_at_zero_under_air_of_two_degrees_is_as_the_source_has_it(double octas, double expected) =>
        Assert.Equal(expected, LongWave.Net(surface: 0, air: 2, octas, skyView: 1), 0.06);

    [Fact]
    public void A_street_that_sees_little_sky_loses_less() =>
        Assert.True(LongWave.Net(0, 2, 0, skyView: 0.5) > LongWave.Net(0, 2, 0, skyView: 1) + 30);
}
