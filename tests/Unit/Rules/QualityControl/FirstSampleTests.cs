using Telemetry.Domain.Readings;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

/// <summary>A series that begins with a fault: nothing is there to hold it against but what comes after.</summary>
public sealed class FirstSampleTests
{
    private readonly CheckedSite _site = new(CheckedSite.Sensor("s", 10, RoadSurfaceTemperature));

    [Fact]
    public void A_first_sample_that_the_next_three_agree_against_is_the_fault()
    {
        _site.Every(10, RoadSurfaceTemperature, -30, -1.0, -1.1, -1.2, -1.3, -1.4);

        Assert.Equal([(-30, Flag.Fail), (-1.0, Flag.Fail), (-1.1, Flag.Fail)], _site.NotPassed().Select(v => (v.Reading.Value, v.Flag)));
        Assert.Equal(QcTest.Step, _site.At(RoadSurfaceTemperature, 0).Test);
        Assert.Equal(CheckedSite.Evening.AddMinutes(30), _site.At(RoadSurfaceTemperature, 0).JudgedAt);
    }

    [Fact]
    public void Nor_is_the_first_sample_after_a_gap_believed_against_three()
    {
        _site.Every(10, RoadSurfaceTemperature, 2.0, 1.9, 1.8);
        foreach (var (minute, value) in new[] { (500, -30.0), (510, 0.2), (520, 0.1), (530, 0.0), (540, -0.1) })
        {
            _site.Observe(RoadSurfaceTemperature, minute, value);
        }

        Assert.Equal([-30, 0.2, 0.1], _site.NotPassed().Select(v => v.Reading.Value));
    }

    [Fact]
    public void A_reference_that_a_second_sample_has_confirmed_stands_against_any_number()
    {
        _site.Every(10, RoadSurfaceTemperature, -1.0, -1.1, 30, 30.1, 30.2, 30.1, 30, 30.1);

        Assert.Equal(6, _site.NotPassed().Count(v => v.Flag == Flag.Fail && v.Reading.Value >= 30));
        Assert.Equal(Flag.Pass, _site.At(RoadSurfaceTemperature, 0).Flag);
    }

    [Fact]
    public void Faults_that_do_not_agree_with_each_other_prove_nothing()
    {
        _site.Every(10, RoadSurfaceTemperature, -1.0, 30, 60, 31, 61, -1.2);

        Assert.Equal([30, 60, 31, 61], _site.NotPassed().Select(v => v.Reading.Value));
    }

    [Fact]
    public void Three_within_minutes_are_a_passing_lorry_and_not_proof()
    {
        var site = new CheckedSite(CheckedSite.Sensor("s", 1, RoadSurfaceTemperature));
        site.Every(1, RoadSurfaceTemperature, 1.0, 9.0, 9.1, 9.2, 9.1, 1.1, 1.0);

        Assert.Equal([9.0, 9.1, 9.2, 9.1], site.NotPassed().Select(v => v.Reading.Value));
    }

    [Fact]
    public void What_is_concluded_of_the_first_does_not_depend_on_the_order_of_arrival()
    {
        foreach (var (minute, value) in new[] { (30, -1.2), (0, -30.0), (40, -1.3), (20, -1.1), (10, -1.0), (50, -1.4) })
        {
            _site.Observe(RoadSurfaceTemperature, minute, value);
        }

        Assert.Equal([-30, -1.0, -1.1], _site.NotPassed().Select(v => v.Reading.Value));
    }
}
