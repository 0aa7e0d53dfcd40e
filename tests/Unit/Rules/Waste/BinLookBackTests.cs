using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Engine;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class BinLookBackTests
{
    private static readonly TimeSpan Default = new RuleEngineOptions().LookBack;

    [Fact]
    public void A_bin_heard_twice_a_day_is_served_by_the_default() => Assert.Null(BinLookBack.Trouble(City(12, 0.5), Default));

    [Fact]
    public void A_bin_heard_once_a_day_is_named_with_its_interval_its_sensor_and_the_setting() => Assert.Equal(
        "bin-1 is heard every 1.00:00:00 only, by sensor-1: its emptyings may be missed, and its rate may not be told. "
        + "Telemetry:Rules:LookBack is 2.00:00:00; set it to at least 4.00:00:00.",
        BinLookBack.Trouble(City(12, 24), Default));

    [Fact]
    public void Four_days_serve_a_bin_heard_once_a_day() => Assert.Null(BinLookBack.Trouble(City(24), TimeSpan.FromDays(4)));

    [Fact]
    public void Of_several_the_seldomest_is_named_and_the_others_are_counted() =>
        Assert.StartsWith("bin-2 (and 2 more) is heard every 1.12:00:00 only", BinLookBack.Trouble(City(24, 13, 36, 6), Default), StringComparison.Ordinal);

    [Fact]
    public void What_no_setting_can_serve_is_not_asked_of_the_setting() => Assert.EndsWith(
        "Telemetry:Rules:LookBack is 2.00:00:00; it can be 7.00:00:00 at most, so let the sensor send at least every 1.18:00:00.",
        BinLookBack.Trouble(City(48), Default), StringComparison.Ordinal);

    private static CityNetwork City(params double[] hours)
    {
        var sensors = hours.Select((h, i) => new Sensor(
            new SensorId($"sensor-{i}"), new SiteId("yard"), new GatewayId("gw"), [Quantity.Distance], TimeSpan.FromHours(h), InstrumentGrade.Indicative)).ToList();
        return new CityNetwork(
            TimeZoneInfo.Utc, [new Gateway(new GatewayId("gw"), "gw")], [new Site(new SiteId("yard"), "Yard", 53, -1, SiteKind.Bin)], sensors, [],
            [.. sensors.Select((s, i) => new Bin(new BinId($"bin-{i}"), s.Site, s.Id, "general", 1100, 1400, 200))]);
    }
}
