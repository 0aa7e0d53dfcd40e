using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Tests.Unit.Rules.Alerts;
using static Telemetry.Tests.Unit.Rules.Devices.GatewayCity;

namespace Telemetry.Tests.Unit.Rules.Devices;

public sealed class GatewayOutageTests
{
    private static readonly Func<Sensor, bool> NotFirst = s => s.Id.Value != "g1-s1";

    [Fact]
    public void Forty_sensors_fall_silent_with_their_gateway_and_it_is_one_alert()
    {
        var given = new GatewayCity(Behind("g1", 40)).Send(0, 60).Timeline
            .Expects("g1", AlertState.Raised, 90, 91, AlertSeverity.Warning)
            .Run(300);

        Assert.Equal(("gateway-away", AlertSubject.Gateway), (Assert.Single(given).Alert.Rule, given[0].Alert.SubjectKind));
        Assert.StartsWith("Nothing has come through g1 (The g1) from any of its 40 sensors since 2026-01-14 18:59 UTC, 30 min ago; something is due every 10 min.", given[0].Alert.Reason, StringComparison.Ordinal);
        Assert.Single(given[0].Alert.Basis);
    }

    [Fact]
    public void Sensors_of_many_intervals_fall_due_at_many_times_and_it_is_one_alert()
    {
        Sensor[] sensors = [.. Behind("g1", 5, 1), .. Enumerable.Range(6, 10).Select(i => Sensor($"g1-s{i}", "g1", 10)), .. Enumerable.Range(16, 10).Select(i => Sensor($"g1-s{i}", "g1", 60))];

        var given = new GatewayCity(sensors).Send(0, 240).Timeline.Expects("g1", AlertState.Raised, 243, 244).Run(800);

        Assert.Single(given);
    }

    [Theory]
    [InlineData("never")]
    [InlineData("at once")]
    [InlineData("oldest first")]
    [InlineData("sensor by sensor")]
    [InlineData("in part")]
    public void When_the_gateway_comes_back_no_sensor_is_called_silent_however_its_backlog_comes(string backlog)
    {
        var city = new GatewayCity(Behind("g1", 40)).Send(0, 60).Send(180, 300);
        _ = backlog switch
        {
            "at once" => city.SendLate(60, 180, (_, _) => 180.5),
            "oldest first" => city.SendLate(60, 180, (_, observed) => 180 + ((observed - 60) / 4)),
            "sensor by sensor" => city.SendLate(60, 180, (sensor, _) => 180 + int.Parse(sensor.Id.Value[4..], System.Globalization.CultureInfo.InvariantCulture)),
            "in part" => city.SendLate(60, 120, (_, _) => 200),
            _ => city,
        };

        var given = city.Timeline.Expects("g1", AlertState.Raised, 90, 91).Expects("g1", AlertState.Cleared, 180, 192).Run(300);

        Assert.All(given, g => Assert.Equal("gateway-away", g.Alert.Rule));
        Assert.Equal(2, given.Count);
    }

    [Fact]
    public void A_sensor_that_did_not_come_back_with_its_gateway_is_told_when_the_gateway_was_heard_for_long_enough()
    {
        new GatewayCity(Behind("g1", 40)).Send(0, 60).Send(180, 300, NotFirst).Timeline
            .Expects("g1", AlertState.Cleared, 180, 192)
            .Expects("g1-s1", AlertState.Raised, 200, 212)
            .Run(300);
    }

    [Fact]
    public void A_link_that_flaps_is_one_alert()
    {
        var city = new GatewayCity(Behind("g1", 40)).Send(0, 60);
        for (var minute = 100; minute < 600; minute += 45)
        {
            city.Send(minute, minute + 2);
        }

        var given = city.Send(640, 700).Timeline.Expects("g1", AlertState.Raised, 90, 91).Expects("g1", AlertState.Cleared, 640, 655).Run(700);

        Assert.Equal(2, given.Count);
    }

    [Fact]
    public void A_silent_sensor_is_stale_while_its_gateway_is_away()
    {
        var city = new GatewayCity(Behind("g1", 10)).Send(0, 60).Send(60, 180, NotFirst).Send(240, 400, NotFirst);

        var given = city.Timeline
            .Expects("g1-s1", AlertState.Raised, 80, 91)
            .Expects("g1", AlertState.Raised, 203, 205)
            .Expects("g1-s1", AlertState.Stale, 203, 205)
            .Expects("g1", AlertState.Cleared, 240, 252)
            .Run(400);

        Assert.Equal(AlertState.Raised, given[^1].Alert.State);
        Assert.Equal("g1-s1", given[^1].Alert.Subject);
        Assert.Equal(5, given.Count);
    }

    [Fact]
    public void A_gateway_with_one_sensor_behind_it_is_one_alert() =>
        Assert.Equal("gateway-away", Assert.Single(new GatewayCity(Behind("g1", 1)).Send(0, 60).Timeline.Run(200)).Alert.Rule);

    [Fact]
    public void A_gateway_that_never_was_heard_counts_from_the_start_of_the_watch()
    {
        var given = Assert.Single(new GatewayCity(Behind("g1", 3)).Timeline.Expects("g1", AlertState.Raised, 31, 31).Run(200));

        Assert.Contains("since watching began at 2026-01-14 18:00 UTC, 31 min ago", given.Alert.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_death_of_the_only_frequent_sensor_is_not_held_against_its_gateway_for_ever()
    {
        Sensor[] sensors = [Sensor("weather", "g1", 10), .. Enumerable.Range(1, 10).Select(i => Sensor($"bin{i}", "g1", 60))];

        var given = new GatewayCity(sensors).Send(0, 60).Send(60, 1200, s => s.Id.Value != "weather").Timeline.Run(1200);

        Assert.Equal(("weather", AlertState.Raised), (given[^1].Alert.Subject, given[^1].Alert.State));
        Assert.True(given[^1].Given < 400, "It takes a few of the others' hours.");
        Assert.InRange(given.Count(g => g.Alert.State == AlertState.Raised && g.Alert.Subject == "g1"), 0, 1);
        Assert.Equal(given.Count(g => g.Alert.State == AlertState.Raised && g.Alert.Subject == "g1"), given.Count(g => g.Alert.State == AlertState.Cleared && g.Alert.Subject == "g1"));
    }

    [Fact]
    public void A_restart_in_the_middle_of_the_outage_neither_repeats_nor_forgets_it()
    {
        var given = new GatewayCity(Behind("g1", 40)).Send(0, 60).Send(180, 300).Timeline
            .Restarts(75).Restarts(120).Restarts(185)
            .Expects("g1", AlertState.Raised, 90, 91)
            .Expects("g1", AlertState.Cleared, 180, 192)
            .Run(300);

        Assert.Equal(2, given.Count);
    }

    [Fact]
    public void A_thousand_sensors_behind_twenty_gateways_are_twenty_alerts()
    {
        Sensor[] sensors = [.. Enumerable.Range(1, 20).SelectMany(g => Behind($"g{g}", 50))];

        var given = new GatewayCity(sensors).Send(0, 60).Send(150, 240).Timeline.Run(240);

        Assert.Equal(20, given.Count(g => g.Alert.State == AlertState.Raised));
        Assert.Equal(20, given.Count(g => g.Alert.State == AlertState.Cleared));
        Assert.Equal(40, given.Count);
    }
}
