using Telemetry.Domain.Alerts;
using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Unit.Rules.Devices;

public class RoadSensorSilentRuleTests
{
    private readonly WatchedRoad _road = new(new RoadSensorSilentRule(new DeviceRuleOptions()));

    [Fact]
    public void Holds_once_more_than_three_intervals_have_passed_without_a_reading()
    {
        _road.Observe(0, 1.2).Observe(10, 1.1);

        Assert.Equal(ConditionState.Clears, _road.At(40).State);
        Assert.Equal(ConditionState.Holds, _road.At(41).State);
    }

    [Fact]
    public void Counts_from_the_start_of_the_watch_when_nothing_was_ever_heard()
    {
        Assert.Equal(ConditionState.Clears, _road.At(30).State);
        var silent = _road.At(31);

        Assert.Equal(("road-sensor-silent", "rst-1", AlertSeverity.Warning, ConditionState.Holds), (silent.Rule, silent.Subject, silent.Severity, silent.State));
        Assert.Equal("rst-1 has sent no road surface temperature since watching began at 2026-01-14 16:00 UTC; one is due every 10 min.", silent.Reason);
    }

    [Fact]
    public void A_reading_from_before_the_watch_does_not_make_the_silence_older()
    {
        _road.Observe(-300, 2);

        Assert.Equal(ConditionState.Clears, _road.At(30).State);
        Assert.Equal(ConditionState.Holds, _road.At(31).State);
        Assert.Equal(
            "The last road surface temperature of rst-1 is from 2026-01-14 11:00 UTC, 5 h 31 min ago; one is due every 10 min.", _road.At(31).Reason);
    }

    [Fact]
    public void Clears_with_the_next_reading_and_looks_at_no_later_one()
    {
        _road.Observe(0, 1.2).Observe(60, 0.9);

        Assert.Equal(ConditionState.Holds, _road.At(59).State);
        Assert.Equal(ConditionState.Clears, _road.At(60).State);
    }

    [Fact]
    public void A_sensor_that_sends_nonsense_is_not_silent() =>
        Assert.Equal(ConditionState.Clears, _road.Observe(0, 1.2).Observe(35, -99).At(41).State);
}
