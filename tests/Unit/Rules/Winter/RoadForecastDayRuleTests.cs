using System.Reactive.Linq;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

public sealed class RoadForecastDayRuleTests
{
    private static readonly DateTimeOffset Concluded = Jan14(15.5);

    [Fact]
    public void Half_an_hour_after_the_decision_hour_and_at_no_other_minute_a_day_is_concluded()
    {
        var station = Station();

        var minutes = Enumerable.Range(0, 24 * 60).Select(m => Jan14(0).AddMinutes(m)).Where(at => Conclude(at, station).Count > 0);

        Assert.Equal([Concluded], minutes);
    }

    [Fact]
    public void The_decision_hour_is_that_of_the_councils_clocks()
    {
        var june = new DateTimeOffset(2026, 6, 14, 14, 30, 0, TimeSpan.Zero);
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, june.AddHours(-30), june, 20);

        Assert.Equal(june.AddMinutes(-30), Assert.Single(Conclude(june, station)).IssuedAt);
        Assert.Empty(Conclude(june.AddHours(1), station));
    }

    [Fact]
    public void It_holds_what_each_member_foresees_of_the_24_hours_to_a_hundredth_of_a_kelvin()
    {
        var day = Assert.Single(Conclude(Concluded, Station()));

        Assert.Equal((new SiteId("road-1"), Jan14(15), Concluded), (day.Site, day.IssuedAt, day.ConcludedAt));
        Assert.Equal(
            [
                RoadForecastMember.WeatherModel, RoadForecastMember.StationModel, RoadForecastMember.DampedTrend, RoadForecastMember.ThreeDayCourse,
                RoadForecastMember.SevenDayCourse, RoadForecastMember.StationBlend,
            ],
            day.Tracks.Select(t => t.Member));
        Assert.All(day.Tracks, t => Assert.Equal(24, t.Hourly.Count));
        Assert.All(day.Tracks.SelectMany(t => t.Hourly), v => Assert.Equal(Math.Round(v, 2), v));
        Assert.All(day.Tracks.SelectMany(t => t.Hourly), v => Assert.InRange(v, -20, 20));
    }

    [Fact]
    public void The_forecast_is_the_one_that_a_decision_of_that_minute_rests_on()
    {
        var station = Station();
        var moment = station.At(Concluded) with { TimeZone = London };
        var policy = new GrittingPolicyOptions();
        var road = RoadSensor.Of(moment, policy);
        var of = new StationMoment(new RouteStation(moment.Site.Id, 0), moment);
        var decided = new StationRoadModel(policy).Ahead(of, road, ForecastTimeline.Of(moment.Forecast!), Jan14(36), London, out _)!;

        var track = Assert.Single(Conclude(Concluded, station)).Tracks[0];

        Assert.Equal(Jan14(15), decided.IssuedAt);
        Assert.Equal(decided.Tracks[0].Hourly.Select(v => Math.Round(v, 2)), track.Hourly.Take(decided.Tracks[0].Hourly.Count));
    }

    [Fact]
    public void A_member_that_no_decision_could_rest_on_is_left_out()
    {
        RoadForecastMember[] Members(SomeStation station, GrittingPolicyOptions? policy = null) => [.. Conclude(Concluded, station, policy).Single().Tracks.Select(t => t.Member)];

        Assert.DoesNotContain(RoadForecastMember.WeatherModel, Members(Station(described: false)));
        Assert.DoesNotContain(RoadForecastMember.WeatherModel, Members(Station(cloud: false)));
        Assert.DoesNotContain(RoadForecastMember.WeatherModel, Members(Station(forecastHours: 12)));
        Assert.DoesNotContain(RoadForecastMember.WeatherModel, Members(Station(), new() { UseRoadModel = false }));
        Assert.Contains(RoadForecastMember.StationBlend, Members(Station(described: false)));
        Assert.Empty(Members(Station(described: false, hours: 20)));
    }

    [Fact]
    public void Each_hour_is_measured_by_the_trusted_reading_nearest_to_it_within_ten_minutes()
    {
        var rst = Quantity.RoadSurfaceTemperature;
        var station = new SomeStation()
            .Reads(rst, Jan14(8).AddMinutes(-11), 1)
            .Reads(rst, Jan14(9).AddMinutes(-10), 2)
            .Reads(rst, Jan14(10).AddMinutes(-7), 3).Reads(rst, Jan14(10).AddMinutes(4), 4.0049)
            .Reads(rst, Jan14(11), 5, Flag.Fail, QcTest.Step).Reads(rst, Jan14(11).AddMinutes(8), 6)
            .Reads(rst, Jan14(12), 7, Flag.Suspect, QcTest.Step)
            .Reads(rst, Jan14(15).AddMinutes(5), 6.5).Reads(rst, Jan14(15).AddMinutes(20), 6.5);

        var day = Assert.Single(Conclude(Concluded, station));

        Assert.Equal([2.0, 4.0, 6.0, 6.5], day.Measured.Where(m => m is not null).Select(m => m!.Value));
        Assert.Equal([Jan14(9), Jan14(10), Jan14(11), Jan14(15)], Enumerable.Range(0, 24).Where(i => day.Measured[i] is not null).Select(day.HourOf));
    }

    [Fact]
    public void A_rise_that_nothing_has_confirmed_yet_is_not_measured()
    {
        var station = new SomeStation(interval: TimeSpan.FromHours(1)).ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(0), Jan14(14), 1)
            .Reads(Quantity.RoadSurfaceTemperature, Jan14(15), 9);

        var day = Assert.Single(Conclude(Concluded, station));

        Assert.Null(day.Measured[23]);
        Assert.Equal(1, day.Measured[22]);
    }

    [Fact]
    public void A_distrusted_sensor_foresees_nothing_and_what_it_measured_before_counts()
    {
        var station = Station(until: 9).ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(9).AddMinutes(10), Concluded, 1.9, Flag.Fail);

        var day = Assert.Single(Conclude(Concluded, station));

        Assert.Empty(day.Tracks);
        Assert.Equal(18, day.Measured.Count(m => m is not null));
        Assert.All(day.Measured.Skip(18), Assert.Null);
    }

    [Fact]
    public void Where_nothing_was_measured_nothing_is_said()
    {
        Assert.Empty(Conclude(Concluded, new SomeStation().ReadsAll(Quantity.AirTemperature, Jan14(0), Concluded, 2)));
        Assert.Empty(Conclude(Concluded, new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(-30), Jan14(-12), 2)));
    }

    [Fact]
    public void It_is_asked_of_road_sensors_only()
    {
        var rule = new RoadForecastDayRule(new());
        Sensor Of(Quantity quantity) => new(new SensorId("s"), new SiteId("a"), new GatewayId("g"), [quantity], TimeSpan.FromMinutes(10), InstrumentGrade.Reference);

        Assert.True(rule.AppliesTo(Station().Site, [Of(Quantity.AirTemperature), Of(Quantity.RoadSurfaceTemperature)]));
        Assert.False(rule.AppliesTo(Station().Site, [Of(Quantity.AirTemperature)]));
    }

    private static List<RoadForecastDay> Conclude(DateTimeOffset at, SomeStation station, GrittingPolicyOptions? policy = null) =>
        [.. new RoadForecastDayRule(policy ?? new()).Evaluate(Observable.Return(station.At(at) with { TimeZone = London })).Cast<RoadForecastDay>().ToEnumerable()];

    /// <summary>Two days behind it and a whole forecast before it.</summary>
    private static SomeStation Station(bool described = true, bool cloud = true, int forecastHours = 30, double hours = 47, double until = 15.5)
    {
        var station = new SomeStation();
        if (described)
        {
            station.On(new RoadProfile { SkyView = 0.9 });
        }

        var (from, to) = (Concluded.AddHours(-hours), Jan14(until));
        station.ReadsAll(Quantity.RoadSurfaceTemperature, from, to, at => Course(at) - 0.5).ReadsAll(Quantity.AirTemperature, from, to, Course).ReadsAll(Quantity.WindSpeed, from, to, 2)
            .ReadsAll(Quantity.DewPoint, from, to, at => Course(at) - 1).IssuedAt(Jan14(13));
        var end = Jan14(14 + forecastHours);
        station.Forecasts(Quantity.AirTemperature, Jan14(14), end, Course).Forecasts(Quantity.DewPoint, Jan14(14), end, at => Course(at) - 1).Forecasts(Quantity.WindSpeed, Jan14(14), end, 2);
        return cloud ? station.Forecasts(Quantity.CloudCover, Jan14(14), end, 3) : station;
    }

    private static double Course(DateTimeOffset at) => 1 + (4 * Math.Cos((at.TimeOfDay.TotalHours - 14) * Math.PI / 12));
}
