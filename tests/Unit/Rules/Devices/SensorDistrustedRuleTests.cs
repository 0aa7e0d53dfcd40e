using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Unit.Rules.Devices;

public class SensorDistrustedRuleTests
{
    private readonly WatchedRoad _road = new(new SensorDistrustedRule(new DeviceRuleOptions()));

    [Fact]
    public void Holds_while_the_newest_reading_fails_and_says_why_and_since_when()
    {
        _road.Observe(0, 1.2).Observe(10, -99).Observe(20, -99);

        Assert.Equal(ConditionState.Clears, _road.At(9).State);
        Assert.Equal(ConditionState.Holds, _road.At(10).State);
        Assert.Equal(
            "The road surface temperature of rst-1 is not used: since 2026-01-14 16:10 UTC it is outside what the sensor can measure (SensorRange check).",
            _road.At(25).Reason);
    }

    [Fact]
    public void Clears_only_after_three_intervals_without_a_failure()
    {
        _road.Observe(0, 1.2).Observe(10, -99).Observe(20, 1.1).Observe(30, 1.1).Observe(40, 1.0);

        Assert.Equal(ConditionState.Holds, _road.At(20).State);
        Assert.Equal(ConditionState.Holds, _road.At(39).State);
        Assert.Equal(ConditionState.Clears, _road.At(40).State);
        Assert.EndsWith("it is trusted again after 30 min without a failure.", _road.At(20).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_does_not_restore_trust()
    {
        _road.Observe(0, 1.2).Observe(10, -99).Observe(20, 1.1);

        Assert.Equal(ConditionState.Holds, _road.At(600).State);
    }

    [Fact]
    public void A_sensor_that_fails_every_second_reading_is_one_alert()
    {
        for (var i = 0; i < 20; i++)
        {
            _road.Observe(i * 10, i % 2 == 0 ? 1.2 - (i * 0.01) : -99);
        }

        Assert.All(Enumerable.Range(10, 180), minute => Assert.Equal(ConditionState.Holds, _road.At(minute).State));
    }

    [Fact]
    public void A_spike_is_told_when_the_next_sample_has_shown_it()
    {
        _road.Observe(0, 0).Observe(20, 5).Observe(40, 0.1);

        Assert.Equal(ConditionState.Clears, _road.At(39).State); // Suspect as yet.
        Assert.Equal(ConditionState.Holds, _road.At(40).State);
        Assert.Contains("jumped and came straight back at 2026-01-14 16:20 UTC (Spike check)", _road.At(40).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_sensor_never_heard_nothing_can_be_known() => Assert.Equal(ConditionState.Unknown, _road.At(60).State);
}
