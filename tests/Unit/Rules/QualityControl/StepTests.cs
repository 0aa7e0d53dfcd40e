using Telemetry.Domain.Readings;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

public class StepTests
{
    private readonly CheckedSite _site = new(CheckedSite.Sensor("s", 10, RoadSurfaceTemperature, AirTemperature));

    [Theory]
    [InlineData(10.0, 13.33, Flag.Suspect)] // +19.98 K/h
    [InlineData(10.0, 13.34, Flag.Fail)] // +20.04 K/h
    [InlineData(10.0, 4.17, Flag.Suspect)] // −34.98 K/h
    [InlineData(10.0, 4.16, Flag.Fail)] // −35.04 K/h
    public void A_road_surface_fails_beyond_plus_20_and_minus_35_kelvin_an_hour(double from, double to, Flag expected)
    {
        _site.Every(10, RoadSurfaceTemperature, from, to);

        // While the next sample is awaited, what is merely suspect may still be a spike and is named so.
        var test = expected == Flag.Fail ? QcTest.Step : QcTest.Spike;
        Assert.Equal((expected, test), (_site.At(RoadSurfaceTemperature, 10).Flag, _site.At(RoadSurfaceTemperature, 10).Test));
    }

    [Fact]
    public void A_change_that_lasts_stays_suspect_for_its_rate_but_not_for_a_spike()
    {
        _site.Every(10, RoadSurfaceTemperature, 5, 7.6, 7.6, 7.7);

        var risen = _site.At(RoadSurfaceTemperature, 10); // +15.6 K/h
        Assert.Equal((Flag.Suspect, QcTest.Step), (risen.Flag, risen.Test));
        Assert.Equal(Flag.Pass, _site.At(RoadSurfaceTemperature, 20).Flag);
    }

    [Fact]
    public void A_one_sample_fault_is_rejected_alone_because_the_next_is_held_against_the_last_accepted_one()
    {
        // WxDE passes it: −9.5 against −0.8 twenty minutes before is within its rate.
        _site.Every(10, RoadSurfaceTemperature, -0.8, -0.9, -9.5, -1.0, -1.1);

        var rejected = Assert.Single(_site.NotPassed());
        Assert.Equal((-9.5, Flag.Fail, QcTest.Step), (rejected.Reading.Value, rejected.Flag, rejected.Test));
    }

    [Fact]
    public void Noise_at_a_short_cadence_is_not_a_rate()
    {
        _site.Every(1, RoadSurfaceTemperature, 0.6, 0.9, 0.6, 0.9, 1.5, 0.8);

        Assert.Empty(_site.NotPassed());
    }

    [Fact]
    public void Fahrenheit_taken_for_Celsius_is_not_believed_for_a_day()
    {
        for (var minute = 0; minute < 18 * 60; minute += 10)
        {
            var celsius = 1.0 - (minute / 600.0);
            _site.Observe(RoadSurfaceTemperature, minute, minute < 120 ? celsius : (celsius * 1.8) + 32);
        }

        Assert.All(
            _site.Verdicts.Values.Where(v => v.Reading.ObservedAt >= CheckedSite.Evening.AddHours(2)),
            v => Assert.Equal(Flag.Fail, v.Flag));
    }

    [Fact]
    public void After_a_silence_the_whole_of_it_is_the_time_of_the_change()
    {
        _site.Observe(RoadSurfaceTemperature, 0, 12);
        _site.Observe(RoadSurfaceTemperature, 9 * 60, -6);

        Assert.Empty(_site.NotPassed());
    }

    [Fact]
    public void A_front_makes_the_air_suspect_and_only_twice_its_rate_fails()
    {
        _site.Every(60, AirTemperature, 12.0, -3.0, -3.1); // −15 K in the hour
        Assert.Equal((Flag.Suspect, QcTest.Step), (_site.At(AirTemperature, 60).Flag, _site.At(AirTemperature, 60).Test));
        Assert.Equal(Flag.Fail, _site.Observe(AirTemperature, 180, -32).Flag);
    }
}
