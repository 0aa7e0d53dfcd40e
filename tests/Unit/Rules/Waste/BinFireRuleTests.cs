using Telemetry.Domain.Alerts;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class BinFireRuleTests
{
    [Theory]
    [InlineData(54.9, ConditionState.Clears)]
    [InlineData(55.0, ConditionState.Between)]
    [InlineData(59.9, ConditionState.Between)]
    [InlineData(60.0, ConditionState.Holds)]
    public void A_temperature_from_sixty_degrees_is_a_fire_by_one_reading(double celsius, ConditionState state) =>
        Assert.Equal(state, Bin((0, celsius)).State(new BinFireRule(new BinFireOptions()), 0));

    [Theory]
    [InlineData(10, 30.0, ConditionState.Holds)]
    [InlineData(10, 29.9, ConditionState.Between)]
    [InlineData(10, 24.9, ConditionState.Clears)]
    [InlineData(11, 30.0, ConditionState.Clears)] // ten kelvins, but not within ten minutes
    public void A_rise_by_ten_kelvins_within_ten_minutes_is_a_fire(double minutes, double celsius, ConditionState state) =>
        Assert.Equal(state, Bin((0, 20), (minutes, celsius)).State(new BinFireRule(new BinFireOptions()), minutes));

    [Fact]
    public void A_rise_is_seen_within_the_window_whatever_comes_first()
    {
        var bin = Bin((0, 40), (4, 20), (8, 26), (12, 31));

        Assert.Equal(ConditionState.Holds, bin.State(new BinFireRule(new BinFireOptions()), 12));
        var condition = bin.Judge(new BinFireRule(new BinFireOptions()), 12);
        Assert.Equal(AlertSeverity.Critical, condition.Severity);
        Assert.Equal(
            "It was 31 °C in market-1 at 2026-01-12 09:12 UTC, 11 K more than 8 min before. From 60 °C, or a rise of 10 K within 10 min, it counts as fire.",
            condition.Reason);
        Assert.Equal([20.0, 31.0], condition.Basis.Select(b => b.Value));
    }

    [Fact]
    public void Each_way_can_be_switched_off()
    {
        var bin = Bin((0, 20), (5, 65));

        Assert.Equal(ConditionState.Holds, bin.State(new BinFireRule(new BinFireOptions { ByTemperature = false }), 5));
        Assert.Equal(ConditionState.Holds, bin.State(new BinFireRule(new BinFireOptions { ByRise = false }), 5));
        Assert.Equal(ConditionState.Clears, Bin((0, 20), (5, 45)).State(new BinFireRule(new BinFireOptions { ByRise = false }), 5));
        Assert.Equal(ConditionState.Clears, Bin((0, 65)).State(new BinFireRule(new BinFireOptions { ByTemperature = false }), 0));
        Assert.False(new BinFireRule(new BinFireOptions { ByTemperature = false, ByRise = false }).AppliesTo(
            bin.Moment(0).Site, [bin.Moment(0).Series[0].Sensor]));
    }

    [Fact]
    public void A_suspect_reading_is_enough_and_a_failed_one_says_nothing()
    {
        Assert.Equal(ConditionState.Holds, new WatchedBin().Observe(Quantity.ContainerTemperature, 0, 70, Flag.Suspect).State(new BinFireRule(new BinFireOptions()), 0));
        Assert.Equal(ConditionState.Unknown, new WatchedBin().Observe(Quantity.ContainerTemperature, 0, 700, Flag.Fail).State(new BinFireRule(new BinFireOptions()), 0));
    }

    [Fact]
    public void A_sensor_that_falls_silent_in_a_fire_does_not_put_it_out()
    {
        var bin = Bin((0, 80));

        Assert.Equal(ConditionState.Holds, bin.State(new BinFireRule(new BinFireOptions()), 180));
        Assert.Equal(ConditionState.Unknown, bin.State(new BinFireRule(new BinFireOptions()), 181));
    }

    [Fact]
    public void It_clears_only_after_half_an_hour() =>
        Assert.Equal(new AlertTiming(TimeSpan.Zero, TimeSpan.FromMinutes(30)), new BinFireRule(new BinFireOptions()).Timing);

    private static WatchedBin Bin(params (double Minute, double Celsius)[] readings)
    {
        var bin = new WatchedBin();
        foreach (var (minute, celsius) in readings)
        {
            bin.Observe(Quantity.ContainerTemperature, minute, celsius);
        }

        return bin;
    }
}
