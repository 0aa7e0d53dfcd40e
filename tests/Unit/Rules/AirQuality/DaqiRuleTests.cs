using CsCheck;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.AirQuality;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.AirQuality;

public class DaqiRuleTests
{
    [Fact]
    public void An_hour_gives_its_nitrogen_dioxide_eight_hours_of_ozone_and_a_day_of_particles()
    {
        var site = MonitoredSite.Hourly(No2, O3, Pm25, Pm10)
            .PutHours(No2, 9, 500, 136)
            .PutHours(O3, 2, 900, 100, 101, 102, 103, 104, 105, 106, 107)
            .PutHours(Pm25, -13, Enumerable.Repeat(12.0, 24))
            .PutHours(Pm10, -13, Enumerable.Repeat(17.25, 24));

        var indices = site.At(10);

        Assert.Equal(["pm2_5", "pm10", "no2", "o3", "overall"], indices.Select(i => i.Pollutant));
        Assert.All(indices, i => Assert.Equal((IndexPeriod.Hour, MonitoredSite.Midnight.AddHours(10), 1.0), (i.Period, i.Ending, i.Capture)));
        Assert.Equal([12m, 17.25m, 136m, 103.5m, null], indices.Select(i => i.Statistic));
        Assert.Equal([2, 2, 3, 4, 4], indices.Select(i => i.Index));
        Assert.Equal("Moderate", indices[^1].Band);
        Assert.Empty(indices[^1].Missing);
    }

    [Theory]
    [InlineData(9.5)]
    [InlineData(9.0 + (59 / 60.0))]
    public void Between_hours_there_is_nothing(double hour) => Assert.Empty(MonitoredSite.Hourly(No2).Put(No2, 9, 40).At(hour));

    [Fact]
    public void The_first_look_in_mid_hour_gives_the_last_full_one_of_what_was_delivered_and_nothing_of_nothing()
    {
        var started = MonitoredSite.Midnight.AddHours(9.5);
        var site = new MonitoredSite(MonitoredSite.Sensor("m", 60, InstrumentGrade.Reference, No2, O3)) { Since = started };
        Assert.Empty(site.At(9.5));

        site.Put(No2, 9, 210);

        Assert.All(site.At(9.5), i => Assert.Equal((IndexPeriod.Hour, MonitoredSite.Midnight.AddHours(9)), (i.Period, i.Ending)));
        Assert.Equal([4, null, 4], site.At(9.5).Select(i => i.Index));
        Assert.Equal(3, site.Evaluate(new EuropeanIndexRule(), started).Count);
        Assert.Empty(site.At(9.6));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Eight_hours_of_ozone_need_six(int missing, bool enough)
    {
        var site = MonitoredSite.Hourly(O3).PutHours(O3, 1 + missing, Enumerable.Repeat(80.0, 8 - missing));

        var index = site.Hour(8, "o3");

        Assert.Equal(enough ? 3 : null, index.Index);
        Assert.Equal(enough ? 80m : null, index.Statistic);
        Assert.Equal(enough ? "Low" : null, index.Band);
        Assert.Equal((8 - missing) / 8.0, index.Capture);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void A_day_needs_eighteen_hours(int missing, bool enough)
    {
        var values = Enumerable.Range(1, 24).Select(hour => hour <= missing ? double.NaN : 30.0).ToArray();
        var site = MonitoredSite.Hourly(No2, Pm10).PutHours(No2, 1, values).PutHours(Pm10, 1, values);

        Assert.Equal(enough ? 1 : null, site.Day("no2").Index);
        Assert.Equal(enough ? 2 : null, site.Day("pm10").Index);
        Assert.Equal(enough ? 2 : null, site.Day("overall").Index);
        Assert.Equal((24 - missing) / 24.0, site.Day("pm10").Capture);
    }

    [Fact]
    public void A_day_of_ozone_is_its_highest_eight_hours_of_those_that_end_in_it()
    {
        // 17:00 to 01:00 is the first: the evening before counts, the hours to midnight before that do not.
        var site = MonitoredSite.Hourly(O3)
            .PutHours(O3, -15, Enumerable.Repeat(200.0, 8))
            .PutHours(O3, -7, Enumerable.Repeat(50.0, 7))
            .PutHours(O3, 0, 50)
            .PutHours(O3, 1, Enumerable.Repeat(40.0, 24));

        Assert.Equal(((7 * 50m) + 40) / 8, site.Day("o3").Statistic);
    }

    [Theory]
    [InlineData(16, true)] // A window has its six hours up to two hours after the last: 18 of them.
    [InlineData(15, false)]
    public void A_day_of_ozone_needs_eighteen_running_means(int lastHour, bool enough)
    {
        var site = MonitoredSite.Hourly(O3).PutHours(O3, -7, Enumerable.Repeat(80.0, lastHour + 8));

        Assert.Equal(enough ? 3 : null, site.Day("o3").Index);
        Assert.Equal((lastHour + 2) / 24.0, site.Day("o3").Capture);
    }

    [Fact]
    public void Midnight_is_of_Greenwich_in_summer_too()
    {
        var site = MonitoredSite.Hourly(No2).PutHours(No2, 1, Enumerable.Repeat(40.0, 24));

        Assert.Equal([IndexPeriod.Hour, IndexPeriod.Hour, IndexPeriod.Day, IndexPeriod.Day], site.At(24).Select(i => i.Period));
        Assert.All(site.At(23), i => Assert.Equal(IndexPeriod.Hour, i.Period));
    }

    [Fact]
    public void Negatives_count_in_a_mean()
    {
        var site = MonitoredSite.Hourly(Pm25).PutHours(Pm25, 1, Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? 26.0 : -3.0));

        Assert.Equal((11.5m, 2), (site.Day("pm2_5").Statistic, site.Day("pm2_5").Index!.Value));
    }

    [Fact]
    public void Failed_readings_count_nowhere_and_suspect_ones_on_a_reference_instrument_only()
    {
        foreach (var grade in new[] { InstrumentGrade.Reference, InstrumentGrade.Indicative })
        {
            var site = new MonitoredSite(MonitoredSite.Sensor("s", 60, grade, No2)).Put(No2, 1, 300, Flag.Suspect).Put(No2, 2, 300, Flag.Fail);
            Assert.Equal(grade == InstrumentGrade.Reference ? 5 : null, site.Hour(1, "no2").Index);
            Assert.Null(site.Hour(2, "no2").Index);
        }
    }

    [Fact]
    public void Overall_is_the_highest_there_is_and_names_what_is_missing()
    {
        var overall = MonitoredSite.Hourly(No2, O3, Pm10).Put(No2, 5, 210).Hour(5, "overall");

        Assert.Equal((4, "Moderate", null), (overall.Index, overall.Band, overall.Statistic));
        Assert.Equal(["pm10", "o3"], overall.Missing);
        Assert.Equal(1 / 3.0, overall.Capture, 12);
    }

    [Fact]
    public void With_nothing_there_is_no_index_rather_than_a_low_one()
    {
        var indices = MonitoredSite.Hourly(No2, O3).At(5);

        Assert.Equal(3, indices.Count);
        Assert.All(indices, i => Assert.Equal((null, null, null, 0.0), (i.Index, i.Band, i.Statistic, i.Capture)));
    }

    [Theory]
    [InlineData(10, 4, false)] // 6 expected, 4.5 needed
    [InlineData(10, 5, true)]
    [InlineData(1, 44, false)]
    [InlineData(1, 45, true)]
    public void An_hour_needs_three_quarters_of_its_readings(int interval, int readings, bool enough)
    {
        var site = new MonitoredSite(MonitoredSite.Sensor("s", interval, InstrumentGrade.Reference, No2));
        for (var i = 1; i <= readings; i++)
        {
            site.Put(No2, i * interval / 60.0, 70 + (i % 2));
        }

        var index = site.Hour(1, "no2");
        Assert.Equal(enough ? 2 : null, index.Index);
        Assert.Equal(readings * interval / 60.0, index.Capture, 12);
    }

    [Fact]
    public void An_hour_begins_after_its_start_and_has_its_end()
    {
        var site = MonitoredSite.Hourly(No2).Put(No2, 3, 600).Put(No2, 4, 10);

        Assert.Equal(10m, site.Hour(4, "no2").Statistic);
    }

    [Fact]
    public void Sulphur_dioxide_is_the_highest_quarter_and_an_hourly_mean_is_none()
    {
        var quarters = new MonitoredSite(MonitoredSite.Sensor("s", 15, InstrumentGrade.Reference, So2))
            .Put(So2, 4.25, 80).Put(So2, 4.5, 300).Put(So2, 4.75, 90);
        Assert.Equal((300m, 4, 0.75), (quarters.Hour(5, "so2").Statistic, quarters.Hour(5, "so2").Index!.Value, quarters.Hour(5, "so2").Capture));

        var hourly = MonitoredSite.Hourly(So2, No2).Put(So2, 5, 300).Put(No2, 5, 10);
        Assert.Null(hourly.Hour(5, "so2").Index);
        Assert.Equal(["so2"], hourly.Hour(5, "overall").Missing);
    }

    [Fact]
    public void Of_several_instruments_the_reference_comes_first_then_the_first_by_name()
    {
        var site = new MonitoredSite(
            MonitoredSite.Sensor("a", 60, InstrumentGrade.Indicative, No2),
            MonitoredSite.Sensor("z", 60, InstrumentGrade.Reference, No2),
            MonitoredSite.Sensor("c", 60, InstrumentGrade.Indicative, O3),
            MonitoredSite.Sensor("b", 60, InstrumentGrade.Indicative, O3))
            .Put(No2, 8, 300, sensor: "a").Put(No2, 8, 70, sensor: "z");
        for (var hour = 1; hour <= 8; hour++)
        {
            site.Put(O3, hour, 110, sensor: "b").Put(O3, hour, 20, sensor: "c");
        }

        Assert.Equal((2, false), (site.Hour(8, "no2").Index!.Value, site.Hour(8, "no2").Indicative));
        Assert.Equal((4, true), (site.Hour(8, "o3").Index!.Value, site.Hour(8, "o3").Indicative));
        Assert.True(site.Hour(8, "overall").Indicative);
    }

    [Fact]
    public void Whatever_is_measured_never_throws_and_never_gives_an_index_without_its_capture()
    {
        var reading = Gen.Select(Gen.Int[0, 4], Gen.Double[-24, 24], Gen.Double[-100, 100_000], Gen.Int[0, 2]);
        reading.Array[0, 200].Sample(readings =>
        {
            var quantities = new[] { Pm25, Pm10, No2, O3, So2 };
            var site = new MonitoredSite(MonitoredSite.Sensor("s", 15, InstrumentGrade.Indicative, quantities));
            foreach (var (quantity, hour, value, flag) in readings)
            {
                site.Put(quantities[quantity], hour, value, (Flag)flag);
            }

            foreach (var index in site.At(24))
            {
                Assert.InRange(index.Capture, 0, 1);
                Assert.Equal(index.Index is null, index.Band is null);
                Assert.True(index.Pollutant == "overall" || (index.Index is null) == (index.Statistic is null));
                Assert.True(index.Index is null || index.Pollutant == "overall" || index.Capture >= 0.75);
            }
        });
    }
}
