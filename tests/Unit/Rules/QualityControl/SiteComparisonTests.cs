using Telemetry.Domain.Readings;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

public class SiteComparisonTests
{
    [Fact]
    public void A_dew_point_above_the_air_makes_both_suspect_whichever_comes_first()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 10, AirTemperature, DewPoint));
        Assert.Equal(Flag.Pass, site.Observe(DewPoint, 0, 2.6).Flag);
        Assert.Equal(Flag.Suspect, site.Observe(AirTemperature, 0, 2.0).Flag);

        Assert.Equal((Flag.Suspect, QcTest.CrossCheck), (site.At(DewPoint, 0).Flag, site.At(DewPoint, 0).Test));
        Assert.Equal(Flag.Pass, site.Observe(DewPoint, 10, 2.5).Flag);
        Assert.Equal(Flag.Pass, site.Observe(AirTemperature, 10, 2.0).Flag);
    }

    [Fact]
    public void Other_times_are_not_compared()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 10, AirTemperature, DewPoint));
        site.Observe(DewPoint, 0, 5);
        site.Observe(AirTemperature, 1, 2);

        Assert.Empty(site.NotPassed());
    }

    [Fact]
    public void A_failed_reading_condemns_no_other()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 10, AirTemperature, DewPoint));
        site.Observe(AirTemperature, 0, -99);

        Assert.Equal(Flag.Pass, site.Observe(DewPoint, 0, 2).Flag);
    }

    [Fact]
    public void Fine_particles_may_exceed_all_particles_by_a_tenth_and_two_micrograms()
    {
        var site = new CheckedSite(CheckedSite.Reference("s", Pm25, Pm10));
        site.Observe(Pm10, 0, 20);
        Assert.Equal(Flag.Pass, site.Observe(Pm25, 0, 24).Flag);
        site.Observe(Pm10, 60, 20);
        Assert.Equal(Flag.Suspect, site.Observe(Pm25, 60, 24.1).Flag);
        Assert.Equal(Flag.Suspect, site.At(Pm10, 60).Flag);
    }

    [Fact]
    public void A_road_thirty_degrees_above_the_air_is_suspect_as_Fahrenheit_is()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 10, RoadSurfaceTemperature, AirTemperature));
        site.Observe(AirTemperature, 0, -1);

        Assert.Equal(Flag.Suspect, site.Observe(RoadSurfaceTemperature, 0, 30.2).Flag);
    }

    [Fact]
    public void One_of_three_alike_that_stands_apart_is_suspect_and_the_two_others_are_not()
    {
        var site = ThreeRoadSensors();
        site.Observe(RoadSurfaceTemperature, 0, -1, "a");
        site.Observe(RoadSurfaceTemperature, 0, 21, "b");
        Assert.Empty(site.NotPassed()); // Two can't outvote each other.

        site.Observe(RoadSurfaceTemperature, 0, -2, "c");

        var apart = Assert.Single(site.NotPassed());
        Assert.Equal(("b", Flag.Suspect, QcTest.LikeInstrument), (apart.Reading.Sensor.Value, apart.Flag, apart.Test));
        Assert.Equal(Flag.Suspect, apart.FirstFlag);
    }

    [Fact]
    public void A_failed_instrument_has_no_vote()
    {
        var site = ThreeRoadSensors();
        site.Observe(RoadSurfaceTemperature, 0, -1, "a");
        site.Observe(RoadSurfaceTemperature, 0, -99, "b");
        site.Observe(RoadSurfaceTemperature, 0, 21, "c");

        Assert.Equal("b", Assert.Single(site.NotPassed()).Reading.Sensor.Value);
    }

    private static CheckedSite ThreeRoadSensors() => new(
        CheckedSite.Sensor("a", 10, RoadSurfaceTemperature),
        CheckedSite.Sensor("b", 10, RoadSurfaceTemperature),
        CheckedSite.Sensor("c", 10, RoadSurfaceTemperature));
}
