using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

public class SpikeTests
{
    private readonly CheckedSite _site = new(CheckedSite.Sensor("s", 20, RoadSurfaceTemperature));

    [Fact]
    public void A_jump_is_suspect_until_the_next_sample_confirms_it()
    {
        var jump = _site.Every(20, RoadSurfaceTemperature, 1, 3).At(RoadSurfaceTemperature, 20);
        Assert.Equal((Flag.Suspect, QcTest.Spike), (jump.Flag, jump.Test));
        Assert.Equal(jump.Reading.ObservedAt, jump.JudgedAt);

        _site.Observe(RoadSurfaceTemperature, 40, 3.2);

        var judged = _site.At(RoadSurfaceTemperature, 20);
        Assert.Equal((Flag.Pass, Flag.Suspect, QcTest.Spike), (judged.Flag, judged.FirstFlag, judged.FirstTest));
        Assert.Equal(CheckedSite.Evening.AddMinutes(40), judged.JudgedAt);
        Assert.Equal(Flag.Suspect, judged.FlagAsOf(CheckedSite.Evening.AddMinutes(39)));
        Assert.Equal(2, _site.LastChanges.Count);
    }

    [Theory]
    [InlineData(1.5, Flag.Pass)]
    [InlineData(1.6, Flag.Suspect)]
    [InlineData(4.0, Flag.Suspect)]
    [InlineData(4.1, Flag.Fail)]
    public void A_jump_there_and_back_is_as_bad_as_its_lesser_leg(double height, Flag expected)
    {
        _site.Every(20, RoadSurfaceTemperature, 0, height, 0, 0.1);

        Assert.Equal(expected, _site.At(RoadSurfaceTemperature, 20).Flag);
        Assert.Equal(Flag.Pass, _site.At(RoadSurfaceTemperature, 40).Flag);
    }

    [Fact]
    public void The_lesser_leg_decides()
    {
        _site.Every(20, RoadSurfaceTemperature, 0, 5, 3, 3);

        Assert.Equal(Flag.Suspect, _site.At(RoadSurfaceTemperature, 20).Flag);
        Assert.Equal(Flag.Pass, _site.At(RoadSurfaceTemperature, 60).Flag);
    }

    [Fact]
    public void An_hourly_series_is_judged_at_its_own_cadence()
    {
        // Hornsgatan, 11 November 2010, 15:00 to 18:00 local: 16:00 is a sensor fault.
        var site = new CheckedSite(CheckedSite.Sensor("s", 60, RoadSurfaceTemperature));
        site.Every(60, RoadSurfaceTemperature, 2.05, 1.93, 9.86);
        Assert.Equal(Flag.Suspect, site.At(RoadSurfaceTemperature, 120).Flag);

        site.Observe(RoadSurfaceTemperature, 180, 0.65);

        var fault = Assert.Single(site.NotPassed());
        Assert.Equal((Flag.Fail, QcTest.Spike, Flag.Suspect), (fault.Flag, fault.Test, fault.FirstFlag));
        Assert.Equal(CheckedSite.Evening.AddHours(3), fault.JudgedAt);
    }

    [Fact]
    public void The_fall_of_an_hourly_series_at_sunset_is_no_spike()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 60, RoadSurfaceTemperature))
            .Every(60, RoadSurfaceTemperature, 11.22, 6.5, 3.44); // METRo case 025

        Assert.All(site.Verdicts.Values, v => Assert.Equal((Flag.Pass, Flag.Pass), (v.FirstFlag, v.Flag)));
    }

    [Fact]
    public void A_jump_followed_by_silence_stays_suspect()
    {
        _site.Every(20, RoadSurfaceTemperature, 0, 3);
        _site.Observe(RoadSurfaceTemperature, 600, 2);

        Assert.Equal(Flag.Suspect, _site.At(RoadSurfaceTemperature, 20).Flag);
        Assert.Equal(Flag.Pass, _site.At(RoadSurfaceTemperature, 600).Flag);
    }

    [Fact]
    public void A_sentinel_does_not_judge_the_jump_before_it()
    {
        _site.Every(20, RoadSurfaceTemperature, 0, 3, -99, 3.1);

        Assert.Equal(Flag.Pass, _site.At(RoadSurfaceTemperature, 20).Flag);
        Assert.Equal(CheckedSite.Evening.AddMinutes(60), _site.At(RoadSurfaceTemperature, 20).JudgedAt);
    }

    [Fact]
    public void A_value_out_of_reach_of_everything_before_does_not_judge_the_jump_before_it()
    {
        _site.Every(20, RoadSurfaceTemperature, 0, 2, -30, 2.2);

        Assert.Equal([-30.0], _site.NotPassed().Select(v => v.Reading.Value));
    }

    [Fact]
    public void A_late_sample_that_fills_the_gap_revises_the_verdicts_around_it()
    {
        _site.Observe(RoadSurfaceTemperature, 0, 0);
        _site.Observe(RoadSurfaceTemperature, 20, 3);
        _site.Observe(RoadSurfaceTemperature, 60, 3);
        Assert.Empty(_site.NotPassed());

        _site.Observe(RoadSurfaceTemperature, 40, 0);

        Assert.Equal(Flag.Suspect, _site.At(RoadSurfaceTemperature, 20).Flag);
        Assert.Equal(CheckedSite.Evening.AddMinutes(40), _site.At(RoadSurfaceTemperature, 20).JudgedAt);
        Assert.Equal(Flag.Suspect, _site.At(RoadSurfaceTemperature, 60).FirstFlag);
    }

    [Fact]
    public void A_restless_pollutant_must_jump_further_than_it_usually_does()
    {
        var kerb = new CheckedSite(CheckedSite.Reference("s", No2));
        kerb.Every(60, No2, 60, 95, 58, 100, 61, 99, 55, 101, 60);
        Assert.All(kerb.NotPassed(), v => Assert.True(v.Reading.ObservedAt <= CheckedSite.Evening.AddHours(3), "it had yet to be known"));
        Assert.Equal(Flag.Pass, kerb.At(No2, 7 * 60).FirstFlag);

        var park = new CheckedSite(CheckedSite.Reference("s", No2));
        park.Every(60, No2, 10, 11, 9, 10, 45, 10, 11);
        Assert.Equal((Flag.Suspect, QcTest.Spike), (park.At(No2, 240).Flag, park.At(No2, 240).Test));
        Assert.Single(park.NotPassed());
    }
}
