using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Unit.Rules.Devices;

public sealed class BatteryRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 14, 0, 0, 0, TimeSpan.Zero);
    private static readonly Site Place = new(new SiteId("place"), "Place", 54, -1, SiteKind.Bin);

    private readonly BatteryRuleOptions _options = new();

    [Theory]
    [InlineData("battery_level", 21, ConditionState.Between)]
    [InlineData("battery_level", 25, ConditionState.Clears)]
    [InlineData("battery_level", 19.5, ConditionState.Holds)]
    [InlineData("battery_voltage", 3.6, ConditionState.Clears)]
    [InlineData("battery_voltage", 2.76, ConditionState.Between)]
    [InlineData("battery_voltage", 2.7, ConditionState.Holds)]
    [InlineData("battery_voltage", 12.7, ConditionState.Clears)]
    [InlineData("battery_voltage", 12.1, ConditionState.Between)]
    [InlineData("battery_voltage", 11.9, ConditionState.Holds)]
    public void A_battery_is_low_by_its_own_threshold_with_a_deadband_above(string quantity, double value, ConditionState state)
    {
        var condition = Low(Battery(quantity, (0, value)), 0);

        Assert.Equal((state, AlertSeverity.Warning, "probe"), (condition.State, condition.Severity, condition.Subject));
    }

    [Theory]
    [InlineData("battery_level", 9, "9 %")]
    [InlineData("battery_voltage", 2.5, "2.5 V")]
    [InlineData("battery_voltage", 11.4, "11.4 V")]
    public void One_that_is_about_to_fail_is_major(string quantity, double value, string told)
    {
        var condition = Low(Battery(quantity, (0, value)), 0);

        Assert.Equal(AlertSeverity.Major, condition.Severity);
        Assert.Contains($"had {told} at 2026-01-14 00:00 UTC; it is low below", condition.Reason, StringComparison.Ordinal);
        Assert.Single(condition.Basis);
    }

    [Fact]
    public void A_12_V_battery_that_is_nearly_dead_is_no_full_cell() =>
        Assert.Equal((ConditionState.Holds, AlertSeverity.Major), Of(Low(Battery("battery_voltage", (0, 12.4), (60, 5.1)), 60)));

    [Fact]
    public void Of_a_battery_never_heard_of_nothing_is_known() => Assert.Equal(ConditionState.Unknown, Low(Battery("battery_level"), 60).State);

    [Fact]
    public void A_fall_is_told_with_the_days_that_are_left()
    {
        // 6 % a day from 60 %: at 48 h 48 %, 38 above critical, 6.3 days.
        var condition = Falling(Battery("battery_level", Hourly(48, hour => 60 - (hour * 0.25))), 48 * 60);

        Assert.Equal((ConditionState.Holds, AlertSeverity.Information), Of(condition));
        Assert.Equal(
            "The battery of probe falls by 6 % a day (the median of 25 readings against the same hour a day before). At 48 % it would be at 10 %, about to fail, in 6.3 days if it went on so.",
            condition.Reason);
    }

    [Fact]
    public void A_fall_of_days_is_a_warning() =>
        Assert.Equal((ConditionState.Holds, AlertSeverity.Warning), Of(Falling(Battery("battery_level", Hourly(48, hour => 60 - hour)), 48 * 60)));

    [Fact]
    public void The_cold_of_the_night_and_the_sun_of_the_day_are_no_fall() =>
        Assert.Equal(ConditionState.Clears, Falling(Battery("battery_voltage", Hourly(43, hour => 12.5 + (0.6 * Math.Sin(hour / 24.0 * 2 * Math.PI)))), 43 * 60).State);

    [Fact]
    public void A_fall_shows_through_the_swing_of_the_day_and_a_few_wrong_readings()
    {
        var readings = Hourly(48, hour => 12.9 + (0.3 * Math.Sin(hour / 24.0 * 2 * Math.PI)) - (hour * 0.01));
        readings[30].Value = 14.9;
        readings[40].Value = 8;

        var condition = Falling(Battery("battery_voltage", readings), 48 * 60);

        Assert.Equal(ConditionState.Holds, condition.State);
        Assert.Contains("falls by 0.24 V a day", condition.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_readings_say_nothing()
    {
        var condition = Falling(Battery("battery_level", Hourly(30, hour => 60 - hour)), 30 * 60);

        Assert.Equal(ConditionState.Unknown, condition.State);
        Assert.Equal("Whether the battery of probe falls can't be told: 7 pairs of readings a day apart, 12 are needed.", condition.Reason);
    }

    [Fact]
    public void Readings_of_long_ago_say_nothing_of_now() =>
        Assert.Equal(ConditionState.Unknown, Falling(Battery("battery_level", Hourly(48, hour => 60 - hour)), 73 * 60).State);

    [Fact]
    public void Thresholds_the_wrong_way_round_are_refused() =>
        Assert.Single(new BatteryRuleOptions { CriticalPercent = 30 }.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(_options)));

    private static (ConditionState State, AlertSeverity Severity) Of(Condition condition) => (condition.State, condition.Severity);

    private Condition Low(Series series, int minute) => Say(new BatteryLowRule(_options), series, minute);

    private Condition Falling(Series series, int minute) => Say(new BatteryFallingRule(_options), series, minute);

    private static Condition Say(IConditionRule rule, Series series, int minute)
    {
        var at = Start.AddMinutes(minute);
        return rule.Evaluate(Observable.Return(new SiteMoment(Place, at, Start, null, [new SeriesView(series, at)]))).ToEnumerable().Single();
    }

    private static (int Minute, double Value)[] Hourly(int hours, Func<int, double> value) =>
        [.. Enumerable.Range(0, hours + 1).Select(hour => (hour * 60, Math.Round(value(hour), 3)))];

    private static Series Battery(string quantity, params (int Minute, double Value)[] readings)
    {
        var known = QuantityCatalogue.Find(quantity)!;
        var series = new Series(
            new Sensor(new SensorId("probe"), Place.Id, new GatewayId("probe"), [known], TimeSpan.FromMinutes(60), InstrumentGrade.Indicative), known);
        foreach (var (minute, value) in readings)
        {
            series.Put(new CheckedReading(new Reading(new SensorId("probe"), known, Start.AddMinutes(minute), value, Start.AddMinutes(minute)), Flag.Pass, QcTest.None));
        }

        return series;
    }
}
