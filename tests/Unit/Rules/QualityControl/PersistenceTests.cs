using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

public class PersistenceTests
{
    [Fact]
    public void A_road_sensor_stuck_warm_is_suspect_after_three_hours_and_fails_after_nine()
    {
        var site = Hold(RoadSurfaceTemperature, 1.9, hours: 24);

        Assert.Equal(Flag.Pass, site.At(RoadSurfaceTemperature, (3 * 60) - 10).Flag);
        Assert.Equal((Flag.Suspect, QcTest.Persistence), Verdict(site, 3 * 60));
        Assert.Equal((Flag.Suspect, QcTest.Persistence), Verdict(site, (9 * 60) - 10));
        Assert.Equal((Flag.Fail, QcTest.Persistence), Verdict(site, 9 * 60));
        Assert.Equal((Flag.Fail, QcTest.Persistence), Verdict(site, 24 * 60)); // Longer than the window holds.
        Assert.Equal(Flag.Pass, site.Observe(RoadSurfaceTemperature, (24 * 60) + 10, 1.2).Flag);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(-0.3)]
    public void A_surface_held_near_zero_by_melting_is_never_stuck(double value) =>
        Assert.Empty(Hold(RoadSurfaceTemperature, value, hours: 30).NotPassed());

    [Fact]
    public void Snow_melting_at_zero_for_four_hours_within_a_tenth_does_not_fail()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 10, RoadSurfaceTemperature));
        double[] noise = [0.0, 0.1, 0.1, -0.1, 0.0, 0.0];
        for (var i = 0; i <= 24; i++)
        {
            site.Observe(RoadSurfaceTemperature, i * 10, noise[i % noise.Length]);
        }

        Assert.Empty(site.NotPassed());
    }

    [Fact]
    public void Just_outside_the_plateau_it_is_stuck() =>
        Assert.NotEmpty(Hold(RoadSurfaceTemperature, 0.31, hours: 3).NotPassed());

    [Theory]
    [InlineData("pm2_5", 6, 18)]
    [InlineData("no2", 12, 36)]
    [InlineData("air_temperature", 4, 12)]
    [InlineData("dew_point", 6, 18)]
    public void Each_quantity_has_its_own_times(string name, int suspect, int fail)
    {
        var quantity = QuantityCatalogue.Find(name)!;
        var site = Hold(quantity, 7.5, hours: fail);

        Assert.Equal(Flag.Pass, site.At(quantity, (suspect * 60) - 10).Flag);
        Assert.Equal(Flag.Suspect, site.At(quantity, suspect * 60).Flag);
        Assert.Equal(Flag.Suspect, site.At(quantity, (fail * 60) - 10).Flag);
        Assert.Equal(Flag.Fail, site.At(quantity, fail * 60).Flag);
    }

    [Theory]
    [InlineData("relative_humidity", 100)]
    [InlineData("wind_speed", 0)]
    [InlineData("precipitation_rate", 0)]
    [InlineData("snowfall_rate", 0)]
    [InlineData("global_radiation", 0)]
    public void Fog_calm_drought_and_night_are_not_faults(string quantity, double value) =>
        Assert.Empty(Hold(QuantityCatalogue.Find(quantity)!, value, hours: 48).NotPassed());

    [Fact]
    public void Equal_values_on_both_sides_of_a_silence_prove_nothing()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 10, RoadSurfaceTemperature));
        site.Every(10, RoadSurfaceTemperature, 2, 2, 2);
        site.Observe(RoadSurfaceTemperature, 600, 2);

        Assert.Empty(site.NotPassed());
    }

    [Fact]
    public void A_sentinel_between_them_does_not_make_a_stuck_value_move()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 60, RoadSurfaceTemperature))
            .Every(60, RoadSurfaceTemperature, 2, 2, -99, 2);

        Assert.Equal(Flag.Suspect, site.At(RoadSurfaceTemperature, 180).Flag);
    }

    [Fact]
    public void A_reference_monitor_that_is_stuck_is_suspect_and_never_fails()
    {
        var site = new CheckedSite(CheckedSite.Reference("s", Pm10));
        site.Every(60, Pm10, [.. Enumerable.Repeat(12.0, 48)]);

        Assert.Equal(Flag.Suspect, site.At(Pm10, 47 * 60).Flag);
        Assert.DoesNotContain(site.Verdicts.Values, v => v.Flag == Flag.Fail);
    }

    private static (Flag, QcTest) Verdict(CheckedSite site, double minutes) =>
        (site.At(RoadSurfaceTemperature, minutes).Flag, site.At(RoadSurfaceTemperature, minutes).Test);

    private static CheckedSite Hold(Quantity quantity, double value, int hours) =>
        new CheckedSite(CheckedSite.Sensor("s", 10, quantity)).Every(10, quantity, [.. Enumerable.Repeat(value, (hours * 6) + 1)]);
}
