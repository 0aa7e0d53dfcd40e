using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.RoadSurface;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>Which of a station's offsets holds, by the weather, and what stations that disagree do to chances.</summary>
public sealed class WeatherOffsetTests
{
    private static readonly DateTimeOffset Now = Jan14(16);
    private static readonly DateTimeOffset DayEnd = Jan14(36);
    private static readonly WeatherOffsets Offsets = new(-3, -2, -1);

    [Theory]
    [InlineData(0, 1, -3, "extreme")]
    [InlineData(4, 3.3, -3, "extreme")]
    [InlineData(4.5, 3, -2, "intermediate")]
    [InlineData(2, 6, -2, "intermediate")]
    [InlineData(8, 2, -2, "intermediate")]
    [InlineData(7, 5.5, -1, "damped")]
    public void The_forecasts_cloud_and_wind_tell_the_category(double cloud, double wind, double offset, string category)
    {
        var decision = Decide(Steady(_ => cloud, _ => wind));

        Assert.Equal(5 + offset, decision.MinRst!.Value, 9);
        Assert.Equal(offset, decision.Inputs[0].OffsetK);
        Assert.Contains($"by the weather ({category} weather, ", decision.Reasons.Single(r => r.Code == "minimum-rst").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_cloud_or_wind_is_the_lowest_offset_and_is_said()
    {
        AssertLowest(Decide(Steady(null, _ => 6)));
        AssertLowest(Decide(Steady(_ => 8, null)));
        AssertLowest(Decide(Steady(_ => 8, _ => 6, until: Jan14(20))));

        static void AssertLowest(Decision decision)
        {
            Assert.Equal(-3, decision.Inputs[0].OffsetK);
            Assert.Contains("are not known, so the lowest holds", decision.Reasons.Single(r => r.Code == "minimum-rst").Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_instant_that_makes_the_route_coldest_decides_and_not_the_stations_own_minimum()
    {
        // Clear to 20:00 at 3 °C, then overcast and windy and down to 2: 3 − 3 is colder than 2 − 1.
        var station = Steady(at => at <= Jan14(20) ? 0 : 8, at => at <= Jan14(20) ? 1 : 8, air: at => at <= Jan14(21) ? 3 : 2, rst: 3);

        var decision = Decide(station);

        Assert.Equal(-3, decision.Inputs[0].OffsetK);
        Assert.InRange(decision.MinRst!.Value, -1.0, 0.0);
    }

    [Fact]
    public void Without_a_forecast_what_the_station_measures_tells()
    {
        var measured = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(4), Now, 5)
            .ReadsAll(Quantity.CloudCover, Jan14(8), Now, 8).ReadsAll(Quantity.WindSpeed, Jan14(8), Now, 7);
        var stale = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(4), Now, 5)
            .ReadsAll(Quantity.CloudCover, Jan14(8), Jan14(15), 8).ReadsAll(Quantity.WindSpeed, Jan14(8), Now, 7);

        Assert.Equal(-1, Decide(measured).Inputs[0].OffsetK);
        Assert.Equal(-3, Decide(stale).Inputs[0].OffsetK);
    }

    [Fact]
    public void Stations_that_disagree_widen_the_chance_where_the_policy_asks_and_leave_the_minimum()
    {
        var (near, far) = (Steady(_ => 8, _ => 6, rst: 2, site: "a"), Steady(_ => 8, _ => 6, rst: 6, site: "b"));

        var as0 = new GrittingDecisionRule(new()).Decide(Moment(Now, [near, far]));
        var widened = new GrittingDecisionRule(new() { WidenByStationSpread = true }).Decide(Moment(Now, [near, far]));
        var alone = new GrittingDecisionRule(new() { WidenByStationSpread = true }).Decide(Moment(Now, [near]));

        // 2 and 6 °C: 2.83 K about their mean. From 1 K the error becomes 3 K: Φ(−2/3) is 0.252, Φ(−2) is 0.023.
        Assert.Equal(as0.MinRst, widened.MinRst);
        Assert.Equal(0.02, as0.IceProbability!.Value, 0.01);
        Assert.Equal(0.25, widened.IceProbability!.Value, 0.01);
        Assert.Contains("differ by 2.83 K", widened.Reasons.Single(r => r.Code == "station-spread").Text, StringComparison.Ordinal);
        Assert.False(alone.Has("station-spread"));
    }

    [Fact]
    public void Quantiles_are_stretched_about_the_middle_by_an_independent_error()
    {
        var band = new RoadQuantiles(-1.2816, -0.6745, 0, 0.6745, 1.2816).Widened(Math.Sqrt(3));
        Assert.Equal(-2 * 1.2816, band.P10, 3);
        Assert.Equal((0, 2 * 0.6745), (band.P50, Math.Round(band.P75, 4)));
        Assert.Equal(-1.2816, new RoadQuantiles(0, 0, 0, 0, 0).Widened(1).P10, 3);
        var same = new RoadQuantiles(1, 2, 3, 4, 5);
        Assert.Equal(same, same.Widened(0));
    }

    private static Decision Decide(SomeStation station)
    {
        var moment = Moment(Now, [station]);
        var by = RouteStation.Of(station.Site.Id, Offsets);
        return new GrittingDecisionRule(new()).Decide(moment with
        {
            Route = moment.Route with { Stations = [by] },
            Stations = [moment.Stations[0] with { Station = by }],
        });
    }

    private static SomeStation Steady(
        Func<DateTimeOffset, double>? cloud, Func<DateTimeOffset, double>? wind, Func<DateTimeOffset, double>? air = null, double rst = 5, DateTimeOffset? until = null, string site = "road-1")
    {
        var station = new SomeStation(site).ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(4), Now, rst).IssuedAt(Now)
            .Forecasts(Quantity.AirTemperature, Now, DayEnd, air ?? (_ => rst)).Forecasts(Quantity.PrecipitationRate, Now, DayEnd, 0);
        if (cloud is not null)
        {
            station.Forecasts(Quantity.CloudCover, Now, until ?? DayEnd, cloud);
        }

        return wind is null ? station : station.Forecasts(Quantity.WindSpeed, Now, until ?? DayEnd, wind);
    }
}
