using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.AirQuality;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.AirQuality;

public class EuropeanIndexRuleTests
{
    [Fact]
    public void Every_pollutant_is_of_the_one_hour_that_ends()
    {
        var site = MonitoredSite.Hourly(No2, O3, Pm25, Pm10).Put(No2, 10, 26).Put(O3, 10, 60).Put(Pm25, 10, 15.01).Put(Pm10, 10, 45).Put(Pm10, 9, 900);

        var indices = Of(site, 10);

        Assert.Equal(["pm2_5", "pm10", "no2", "o3", "overall"], indices.Select(i => i.Pollutant));
        Assert.Equal([3, 2, 3, 1, 3], indices.Select(i => i.Index));
        Assert.Equal(["Moderate", "Fair", "Moderate", "Good", "Moderate"], indices.Select(i => i.Band));
        Assert.Equal([15.01m, 45m, 26m, 60m, null], indices.Select(i => i.Statistic));
        Assert.All(indices, i => Assert.Equal((IndexScale.European, IndexPeriod.Hour, 1.0), (i.Scale, i.Period, i.Capture)));
    }

    [Fact]
    public void Sulphur_dioxide_is_of_the_hour_so_an_hourly_instrument_has_an_index_that_it_has_not_in_the_UK() =>
        Assert.Equal(4, Of(MonitoredSite.Hourly(So2).Put(So2, 3, 150), 3)[0].Index);

    [Fact]
    public void A_gap_is_no_level_and_overall_names_it()
    {
        var indices = Of(MonitoredSite.Hourly(No2, O3).Put(No2, 5, 5), 5);

        Assert.Equal((null, null), (indices[1].Index, indices[1].Band));
        Assert.Equal((1, 0.5), (indices[^1].Index!.Value, indices[^1].Capture));
        Assert.Equal(["o3"], indices[^1].Missing);
    }

    [Fact]
    public void Midnight_ends_an_hour_and_no_day() => Assert.Equal(2, Of(MonitoredSite.Hourly(No2).Put(No2, 24, 5), 24).Count);

    [Fact]
    public void Between_hours_there_is_nothing() => Assert.Empty(Of(MonitoredSite.Hourly(No2).Put(No2, 9, 40), 9.5));

    [Fact]
    public void An_indicative_instrument_makes_it_indicative()
    {
        var site = new MonitoredSite(MonitoredSite.Sensor("s", 30, InstrumentGrade.Indicative, Pm25))
            .Put(Pm25, 0.5, 20).Put(Pm25, 1, 30).Put(Pm25, 2, 900, Flag.Suspect);

        Assert.All(Of(site, 1), i => Assert.True(i.Indicative));
        Assert.Equal(25m, Of(site, 1)[0].Statistic);
        Assert.Null(Of(site, 2)[0].Index);
    }

    [Fact]
    public void The_same_hour_of_the_two_scales_has_two_keys()
    {
        var site = MonitoredSite.Hourly(No2).Put(No2, 1, 5);

        Assert.Empty(Of(site, 1).Select(i => i.Key).Intersect(site.At(1).Select(i => i.Key)));
    }

    private static List<AirQualityIndex> Of(MonitoredSite site, double hour) => site.Evaluate(new EuropeanIndexRule(), MonitoredSite.Midnight.AddHours(hour));
}
