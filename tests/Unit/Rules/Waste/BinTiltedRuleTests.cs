using Telemetry.Domain.Quantities;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class BinTiltedRuleTests
{
    private readonly BinTiltedRule _rule = new(new BinTiltOptions());

    [Fact]
    public void A_bin_tilted_by_two_readings_for_the_hold_time_is_tilted()
    {
        var bin = Bin((0, 3), (5, 46), (10, 50));

        Assert.Equal(ConditionState.Clears, bin.State(_rule, 4));
        Assert.Equal(ConditionState.Between, bin.State(_rule, 5));
        Assert.Equal(ConditionState.Between, bin.State(_rule, 14));
        Assert.Equal(ConditionState.Holds, bin.State(_rule, 15));
        Assert.Equal(
            "market-1 is tilted by 50° from upright since 2026-01-12 09:05 UTC, last measured at 2026-01-12 09:10 UTC: it lies on its side or its lid is open.",
            bin.Judge(_rule, 15).Reason);
    }

    [Fact]
    public void One_reading_on_the_lift_of_a_lorry_is_not()
    {
        Assert.Equal(ConditionState.Between, Bin((0, 3), (60, 90)).State(_rule, 119));
        Assert.Equal(ConditionState.Clears, Bin((0, 3), (60, 90), (120, 2)).State(_rule, 120));
    }

    [Fact]
    public void The_hold_time_begins_anew_once_it_stood_upright() =>
        Assert.Equal(ConditionState.Between, Bin((0, 80), (5, 2), (10, 80), (15, 80)).State(_rule, 19));

    [Theory]
    [InlineData(44.9, ConditionState.Between)]
    [InlineData(35, ConditionState.Between)]
    [InlineData(34.9, ConditionState.Clears)]
    public void It_must_come_back_well_below(double degrees, ConditionState state) => Assert.Equal(state, Bin((0, degrees)).State(_rule, 0));

    [Fact]
    public void Silence_says_nothing() => Assert.Equal(ConditionState.Unknown, Bin((0, 3)).State(_rule, 181));

    private static WatchedBin Bin(params (double Minute, double Degrees)[] readings)
    {
        var bin = new WatchedBin();
        foreach (var (minute, degrees) in readings)
        {
            bin.Observe(Quantity.Tilt, minute, degrees);
        }

        return bin;
    }
}
