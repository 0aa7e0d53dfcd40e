using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

public class SensorRangeTests
{
    [Theory]
    [InlineData("road_surface_temperature", -99)]
    [InlineData("road_surface_temperature", 1001)]
    [InlineData("road_surface_temperature", 9999)]
    [InlineData("road_surface_temperature", 100.1)]
    [InlineData("road_surface_temperature", 80.1)]
    [InlineData("road_surface_temperature", -40.1)]
    [InlineData("air_temperature", 65535)]
    [InlineData("relative_humidity", 101)]
    [InlineData("relative_humidity", 255)]
    [InlineData("water_film_thickness", 255)]
    [InlineData("pm2_5", -99)]
    [InlineData("no2", 9999)]
    [InlineData("surface_state", 101)]
    public void What_no_sensor_can_measure_fails_at_once(string quantity, double value)
    {
        var q = QuantityCatalogue.Find(quantity)!;
        var reading = new CheckedSite(CheckedSite.Sensor("s", 10, q)).Observe(q, 0, value);

        Assert.Equal((Flag.Fail, QcTest.SensorRange), (reading.Flag, reading.Test));
    }

    [Theory]
    [InlineData("road_surface_temperature", -40)]
    [InlineData("road_surface_temperature", 80)]
    [InlineData("relative_humidity", 100.4)]
    [InlineData("global_radiation", -3)]
    [InlineData("pm10", 2000)]
    public void What_lies_within_the_range_passes(string quantity, double value)
    {
        var q = QuantityCatalogue.Find(quantity)!;

        Assert.Equal(Flag.Pass, new CheckedSite(CheckedSite.Sensor("s", 10, q)).Observe(q, 0, value).Flag);
    }

    [Fact]
    public void A_sentinel_is_no_reference_for_the_samples_after_it()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 10, Quantity.RoadSurfaceTemperature))
            .Every(10, Quantity.RoadSurfaceTemperature, 1.0, 0.9, -39.9, 0.7, 100.1, 0.6);

        Assert.Equal([-39.9, 100.1], site.NotPassed().Select(v => v.Reading.Value));
    }

    [Fact]
    public void Of_a_reference_instrument_only_particles_below_minus_ten_and_sentinels_fail()
    {
        Quantity[] all = [Quantity.Pm25, Quantity.Pm10, Quantity.No2, Quantity.O3, Quantity.So2];
        foreach (var quantity in all)
        {
            var particles = quantity == Quantity.Pm25 || quantity == Quantity.Pm10;
            var site = new CheckedSite(CheckedSite.Reference("s", all));
            Assert.Equal(Flag.Pass, site.Observe(quantity, 0, -4.3).Flag);
            Assert.Equal(particles ? Flag.Fail : Flag.Suspect, site.Observe(quantity, 60, -10.1).Flag);
            Assert.Equal(Flag.Suspect, site.Observe(quantity, 120, 5000).Flag);
            Assert.Equal(Flag.Fail, site.Observe(quantity, 180, -99).Flag);
            Assert.Equal(Flag.Fail, site.Observe(quantity, 240, 9999).Flag);
        }
    }

    [Fact]
    public void A_little_below_zero_is_the_noise_of_clean_air_and_passes()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 10, Quantity.Pm25));

        Assert.Equal(Flag.Pass, site.Observe(Quantity.Pm25, 0, -0.5).Flag);
        Assert.Equal(Flag.Fail, site.Observe(Quantity.Pm25, 10, -10.5).Flag);
    }

    [Fact]
    public void A_limit_in_the_options_replaces_only_itself()
    {
        var options = new QualityControlOptions { Limits = { ["road_surface_temperature"] = new QualityLimits { Maximum = 60 } } };
        var site = new CheckedSite(options, CheckedSite.Sensor("s", 10, Quantity.RoadSurfaceTemperature));

        Assert.Equal(Flag.Fail, site.Observe(Quantity.RoadSurfaceTemperature, 0, 61).Flag);
        Assert.Equal(Flag.Fail, site.Observe(Quantity.RoadSurfaceTemperature, 10, -41).Flag);
        Assert.Equal(Flag.Pass, site.Observe(Quantity.RoadSurfaceTemperature, 20, 1).Flag);
    }
}
