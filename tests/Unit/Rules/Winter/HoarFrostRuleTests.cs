using System.Reactive.Linq;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

public sealed class HoarFrostRuleTests
{
    private static readonly DateTimeOffset Midnight = Jan14(24);

    [Fact]
    public void Holds_while_the_road_is_below_freezing_and_the_frost_point_and_must_for_the_hold_time()
    {
        var judged = Judge(Hoar(), Midnight.AddMinutes(10));

        Assert.Equal(ConditionState.Holds, judged.State);
        Assert.Equal(Quantity.RoadSurfaceTemperature, Assert.Single(judged.Basis).Quantity);
        Assert.Equal(new AlertTiming(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)), new HoarFrostRule(new(), new()).Timing);
    }

    [Fact]
    public void Clears_as_soon_as_the_road_is_above_the_frost_point()
    {
        var station = Hoar().Reads(Quantity.RoadSurfaceTemperature, Midnight.AddMinutes(40), -0.5);

        Assert.Equal(ConditionState.Clears, Judge(station, Midnight.AddMinutes(40)).State);
    }

    [Fact]
    public void A_road_above_zero_has_no_hoar_whatever_the_frost_point()
    {
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(22), Midnight, 0.1).ReadsAll(Quantity.DewPoint, Jan14(22), Midnight, 3);

        Assert.Equal(ConditionState.Clears, Judge(station, Midnight).State);
    }

    [Fact]
    public void Between_dew_point_and_frost_point_ice_is_deposited()
    {
        // Dew point −5.0 is frost point −4.42.
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(22), Midnight, -4.6).ReadsAll(Quantity.DewPoint, Jan14(22), Midnight, -5);

        Assert.Equal(ConditionState.Holds, Judge(station, Midnight).State);
    }

    [Fact]
    public void Humidity_and_air_stand_in_for_a_dew_point_sensor()
    {
        // −3 °C at 85 % has its frost point at −4.57.
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(22), Midnight, -4.6)
            .ReadsAll(Quantity.AirTemperature, Jan14(22), Midnight, -3).ReadsAll(Quantity.RelativeHumidity, Jan14(22), Midnight, 85);

        Assert.Equal(ConditionState.Holds, Judge(station, Midnight).State);
    }

    [Fact]
    public void A_distrusted_road_or_a_silent_hygrometer_leaves_it_unknown()
    {
        Assert.Equal(ConditionState.Unknown, Judge(Hoar().Reads(Quantity.RoadSurfaceTemperature, Midnight.AddMinutes(31), 9, Flag.Fail, QcTest.Spike), Midnight.AddMinutes(31)).State);
        var road = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(22), Midnight, -3).ReadsAll(Quantity.DewPoint, Jan14(20), Jan14(22), -2);
        Assert.Equal(ConditionState.Unknown, Judge(road, Midnight).State);
    }

    [Fact]
    public void Applies_where_road_temperature_and_humidity_are_measured()
    {
        var rule = new HoarFrostRule(new(), new());
        var site = new SomeStation().Site;

        Assert.True(rule.AppliesTo(site, [Sensor(Quantity.RoadSurfaceTemperature, Quantity.DewPoint)]));
        Assert.True(rule.AppliesTo(site, [Sensor(Quantity.RoadSurfaceTemperature), Sensor(Quantity.AirTemperature, Quantity.RelativeHumidity)]));
        Assert.False(rule.AppliesTo(site, [Sensor(Quantity.RoadSurfaceTemperature, Quantity.RelativeHumidity)]));
        Assert.False(rule.AppliesTo(site, [Sensor(Quantity.AirTemperature, Quantity.DewPoint)]));
    }

    private static Sensor Sensor(params Quantity[] quantities) =>
        new(new SensorId("s"), new SiteId("road-1"), new GatewayId("g"), quantities, TimeSpan.FromMinutes(10), InstrumentGrade.Reference);

    /// <summary>The road falls below the frost point (−1.76 °C) at midnight.</summary>
    private static SomeStation Hoar() => new SomeStation()
        .ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(22), Midnight.AddMinutes(30), at => at < Midnight ? -1.2 : -1.9)
        .ReadsAll(Quantity.DewPoint, Jan14(22), Midnight.AddMinutes(40), -2);

    private static Condition Judge(SomeStation station, DateTimeOffset at) =>
        new HoarFrostRule(new(), new()).Evaluate(Observable.Return(station.At(at))).Wait();
}
