using Telemetry.Domain.Network;

namespace Telemetry.Tests.Unit.Domain.Network;

public sealed class BinTests
{
    private static readonly DateTimeOffset Refitted = new(2026, 1, 12, 10, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_calibration_holds_from_its_instant_on_and_the_first_from_the_beginning()
    {
        var bin = new Bin(new BinId("b"), new SiteId("s"), new SensorId("d"), "general", 1100, 1350, 250)
        {
            Recalibrations = [new(Refitted, 1320, 250, 0, 100), new(Refitted.AddDays(7), 1300, 300, 200, 80)],
        };

        Assert.Equal(1350, bin.CalibrationAt(Refitted.AddTicks(-1)).EmptyDistanceMm);
        Assert.Equal(1320, bin.CalibrationAt(Refitted).EmptyDistanceMm);
        Assert.Equal(80, bin.CalibrationAt(Refitted.AddYears(1)).FullPercentOfCapacity);
    }
}
