using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Devices;
using Telemetry.Rules.Engine;
using Telemetry.Tests.Unit.Rules.Alerts;
using static Telemetry.Tests.Unit.Rules.Devices.GatewayCity;

namespace Telemetry.Tests.Unit.Rules.Devices;

public sealed class ClockOffRuleTests
{
    private static readonly Sensor[] Four = Behind("g1", 4);

    [Fact]
    public void A_sensor_whose_clock_is_an_hour_slow_is_told_with_what_it_looks_like()
    {
        var given = Story(Four, (sensor, minute) => sensor == 0 ? minute - 60 : minute).Expects("g1-s1", AlertState.Raised, 50, 62, AlertSeverity.Warning).Run(200);

        Assert.Equal(
            "The clock of g1-s1 is 60 min 0 s slow, or what it sends is always that old: the last 6 deliveries came so long after the times they bear, within 1 min of each other. That is about a whole number of hours: look at its time zone and summer time.",
            Assert.Single(given).Alert.Reason);
    }

    [Fact]
    public void A_fast_clock_is_told_by_readings_from_the_future()
    {
        var given = Story(Four, (sensor, minute) => sensor == 0 ? minute + 3 : minute).Expects("g1-s1", AlertState.Raised, 50, 65).Run(200);

        Assert.StartsWith("The clock of g1-s1 is 3 min 0 s fast:", Assert.Single(given).Alert.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_most_of_a_gateways_sensors_share_is_one_alert_about_the_gateway()
    {
        var given = Assert.Single(Story(Four, (_, minute) => minute - 30).Expects("g1", AlertState.Raised, 50, 65).Run(300));

        Assert.Equal(AlertSubject.Gateway, given.Alert.SubjectKind);
        Assert.StartsWith("The clock of gateway g1 is 30 min 0 s slow", given.Alert.Reason, StringComparison.Ordinal);
        Assert.EndsWith("of its 4 sensors that give times agree.", given.Alert.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_clears_once_the_times_agree_again() =>
        Story(Four, (sensor, minute) => sensor == 0 && minute < 120 ? minute - 60 : minute)
            .Expects("g1-s1", AlertState.Raised, 50, 62).Expects("g1-s1", AlertState.Cleared, 120, 125).Run(200);

    [Fact]
    public void A_backlog_that_drains_is_no_clock()
    {
        var backlog = new List<Reading>();
        for (var i = 0; i < 30; i++)
        {
            // Observed each 10 minutes, sent at twice the pace: each a little less late.
            backlog.Add(At(Four[0], i * 10, 300 + (i * 5)));
        }

        Assert.Empty(Tell(Four, backlog).Run(460));
    }

    [Fact]
    public void A_slow_and_uneven_link_is_no_clock() =>
        Assert.Empty(Story(Four, (sensor, minute) => sensor == 0 ? minute - 20 - (minute * 7 % 13) : minute).Run(300));

    [Fact]
    public void Bundles_of_an_hour_are_no_clock()
    {
        var readings = new List<Reading>();
        for (var minute = 0; minute < 600; minute += 10)
        {
            readings.Add(At(Four[0], minute, minute + 50 - (minute % 60)));
        }

        Assert.Empty(Tell(Four, readings).Run(600));
    }

    [Fact]
    public void Readings_that_bear_no_time_of_their_own_say_nothing_of_a_clock()
    {
        var readings = Enumerable.Range(0, 30).Select(i => At(Four[0], i * 10, (i * 10) + 60) with { Marks = ReadingMarks.TimeAssumed });

        Assert.Empty(Tell(Four, readings).Run(400));
    }

    [Fact]
    public void An_alert_is_stale_when_the_sensor_falls_silent()
    {
        var alone = Sensor("station", "station");
        var readings = Enumerable.Range(0, 12).Select(i => At(alone, (i * 10) - 60, i * 10));

        Tell([alone], readings).Expects("station", AlertState.Raised, 50, 51).Expects("station", AlertState.Stale, 140, 142).Run(300);
    }

    [Fact]
    public void A_steady_delay_of_minutes_is_no_clock()
    {
        var readings = Enumerable.Range(0, 60).SelectMany(i => Four.Select(s => At(s, i * 10, (i * 10) + 4)));

        Assert.Empty(Tell(Four, readings).Run(620));
    }

    /// <summary>Each sensor sends each ten minutes what bears the time that is told.</summary>
    private static AlertTimeline Story(Sensor[] sensors, Func<int, int, int> observedAt) => Tell(
        sensors,
        Enumerable.Range(0, 40).SelectMany(i => sensors.Select((s, index) => At(s, observedAt(index, i * 10), i * 10))));

    private static Reading At(Sensor sensor, int observed, int received) =>
        new(sensor.Id, sensor.Quantities[0], AlertTimeline.Start.AddMinutes(observed), 40, AlertTimeline.Start.AddMinutes(received));

    private static AlertTimeline Tell(Sensor[] sensors, IEnumerable<Reading> readings)
    {
        var timeline = new AlertTimeline(
            new RuleSet([], [], []) { Gateways = [new ClockOffRule(new ClockRuleOptions(), new DeviceRuleOptions())] },
            new CityNetwork(
                TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
                [.. sensors.Select(s => s.Gateway).Distinct().Select(g => new Gateway(g, g.Value))],
                [.. sensors.Select(s => new Site(s.Site, s.Site.Value, 54, -1, SiteKind.Bin))],
                sensors,
                [],
                []));
        foreach (var reading in readings)
        {
            timeline.Reads((reading.ReceivedAt - AlertTimeline.Start).TotalMinutes, reading);
        }

        return timeline;
    }
}
