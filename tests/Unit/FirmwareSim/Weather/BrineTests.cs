using Telemetry.FirmwareSim.Weather;

namespace Telemetry.Tests.Unit.FirmwareSim.Weather;

public sealed class BrineTests
{
    /// <summary>docs/sources/firmware-sim.md#brine.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, -2.4)]
    [InlineData(10, -6.1)]
    [InlineData(20, -16.6)]
    [InlineData(23.3, -20.9)]
    public void Freezing_point_is_as_the_source_has_it(double salinity, double expected) =>
        Assert.Equal(expected, Brine.FreezingPoint(salinity), 0.06);
}
