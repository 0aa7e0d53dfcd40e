using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Tests.Unit.Rules.Alerts;
using static Telemetry.Tests.Unit.Rules.Devices.GatewayCity;

namespace Telemetry.Tests.Unit.Rules.Devices;

public sealed class SensorSilentRuleTests
{
    private static readonly Func<Sensor, bool> NotFirst = s => s.Id.Value != "g1-s1";

    [Fact]
    public void Raises_once_more_than_three_intervals_have_passed_in_which_others_were_heard()
    {
        var given = new GatewayCity(Behind("g1", 10)).Send(0, 60).Send(60, 200, NotFirst).Send(200, 260).Timeline
            .Expects("g1-s1", AlertState.Raised, 81, 83, AlertSeverity.Warning)
            .Expects("g1-s1", AlertState.Cleared, 200, 201)
            .Run(260);

        Assert.Equal(2, given.Count);
        Assert.StartsWith("The last reading of g1-s1 is from 2026-01-14 18:50 UTC, 31 min ago; one is due every 10 min. Its gateway g1 works and was last heard at", given[0].Alert.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sensor_that_was_never_heard_counts_from_the_start_of_the_watch()
    {
        var given = new GatewayCity(Behind("g1", 10)).Send(0, 100, NotFirst).Timeline.Expects("g1-s1", AlertState.Raised, 30, 34).Run(100);

        Assert.StartsWith("g1-s1 has sent nothing since watching began at 2026-01-14 18:00 UTC; a reading is due every 10 min.", Assert.Single(given).Alert.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sensor_that_is_its_own_gateway_needs_no_other_evidence()
    {
        var alone = Sensor("station", "station");

        var given = new GatewayCity(alone).Send(0, 60).Timeline.Expects("station", AlertState.Raised, 81, 81).Run(200);

        Assert.Equal("sensor-silent", Assert.Single(given).Alert.Rule);
    }

    [Fact]
    public void A_sensor_that_sends_nonsense_is_not_silent()
    {
        var city = new GatewayCity(Behind("g1", 2)).Send(0, 200, NotFirst);
        for (var minute = 0; minute < 200; minute += 10)
        {
            city.Timeline.Reads(minute, "g1-s1", -99);
        }

        Assert.Empty(city.Timeline.Run(200));
    }

    [Fact]
    public void A_sensor_whose_clock_is_an_hour_slow_is_not_silent()
    {
        var city = new GatewayCity(Behind("g1", 2)).Send(0, 300, NotFirst);
        var slow = Sensor("g1-s1", "g1");
        for (var minute = 0; minute < 300; minute += 10)
        {
            city.Deliver(slow, minute - 60, minute);
        }

        Assert.Empty(city.Timeline.Run(300));
    }

    [Fact]
    public void Late_readings_within_the_lateness_take_the_silence_back()
    {
        var city = new GatewayCity(Behind("g1", 10)).Send(0, 60).Send(60, 200, NotFirst);
        var first = Sensor("g1-s1", "g1");
        city.Deliver(first, 60, 84).Deliver(first, 70, 84).Deliver(first, 80, 84);

        city.Timeline.Expects("g1-s1", AlertState.Raised, 81, 83).ExpectsWithdrawal("g1-s1", AlertState.Raised, 84, 85).Run(100);
    }

    [Fact]
    public void A_station_that_goes_on_without_its_road_temperature_is_silent_about_what_matters()
    {
        var station = Sensor("rws", "rws", 10, Quantity.DewPoint, Quantity.RoadSurfaceTemperature);
        var city = new GatewayCity(station).Send(0, 200);
        for (var minute = 0; minute < 60; minute += 10)
        {
            city.Timeline.Reads(minute, new Reading(station.Id, Quantity.RoadSurfaceTemperature, AlertTimeline.Start.AddMinutes(minute), 2, AlertTimeline.Start.AddMinutes(minute)));
        }

        var given = city.Timeline.Expects("rws", AlertState.Raised, 81, 81).Run(200);

        Assert.Equal(
            "rws sends other quantities, but no road surface temperature since 2026-01-14 18:50 UTC, 31 min ago; one is due every 10 min.",
            Assert.Single(given).Alert.Reason);
    }

    [Fact]
    public void A_quantity_that_is_sent_seldom_is_no_silence()
    {
        var bin = Sensor("bin", "bin", 10, Quantity.FillLevel, Quantity.BatteryVoltage);

        Assert.Empty(new GatewayCity(bin).Send(0, 300).Timeline.Run(300));
    }
}
