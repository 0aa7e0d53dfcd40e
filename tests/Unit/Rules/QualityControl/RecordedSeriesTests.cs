using System.Globalization;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

/// <summary>The rates of docs/sources/quality-control.md#rates: what is flagged of series that people measured and believe.</summary>
public class RecordedSeriesTests(ITestOutputHelper output)
{
    private const string Hornsgatan = "winter/hornsgatan_hourly_2010-10_to_2010-12-19.csv";

    // time_local of Hornsgatan is UTC+1 all year.
    private static readonly DateTimeOffset Fault = new(2010, 11, 11, 16, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Of_Hornsgatan_the_one_known_fault_fails_and_nothing_else()
    {
        var site = CheckHornsgatan();

        var failed = Assert.Single(site.Verdicts.Values, v => v.Flag == Flag.Fail);
        Assert.Equal((RoadSurfaceTemperature, Fault, 9.86), (failed.Reading.Quantity, failed.Reading.ObservedAt, failed.Reading.Value));
        Assert.Equal((QcTest.Spike, Flag.Suspect, Fault.AddHours(1)), (failed.Test, failed.FirstFlag, failed.JudgedAt));
        Report("hornsgatan", site);
        Assert.DoesNotContain(site.Verdicts.Values, v => v.Reading.Quantity == RoadSurfaceTemperature && v.Flag == Flag.Suspect);
    }

    [Theory]
    [InlineData("001", 20, 0.03)]
    [InlineData("019", 34, 0)]
    [InlineData("025", 60, 0)]
    [InlineData("031", 30, 0)]
    public void Of_a_road_station_no_surface_temperature_fails_and_hardly_any_stays_suspect(string station, int minutes, double suspects)
    {
        var file = $"winter/metro_case{station}.csv";
        var site = RecordedSeries.Check(
            [
                (RoadSurfaceTemperature, RecordedSeries.Column(file, 1)), (AirTemperature, RecordedSeries.Column(file, 2)),
                (DewPoint, RecordedSeries.Column(file, 3)), (RelativeHumidity, RecordedSeries.Column(file, 5)),
                (WindSpeed, RecordedSeries.Column(file, 6, factor: 1 / 3.6)), (SubsurfaceTemperature, RecordedSeries.Column(file, 7)),
            ],
            CheckedSite.Sensor("station", minutes, RoadSurfaceTemperature, AirTemperature, DewPoint, RelativeHumidity, WindSpeed, SubsurfaceTemperature));

        Report(station, site);
        Assert.DoesNotContain(site.Verdicts.Values, v => v.Flag == Flag.Fail);
        var surface = site.Verdicts.Values.Where(v => v.Reading.Quantity == RoadSurfaceTemperature).ToList();
        Assert.InRange(surface.Count(v => v.Flag == Flag.Suspect) / (double)surface.Count, 0, suspects);
    }

    [Fact]
    public void Of_a_reference_monitor_nothing_fails_and_under_one_in_two_hundred_is_suspect()
    {
        const string File = "air/aurn_my1_marylebone_2015-2016_hourly.csv";
        var site = RecordedSeries.Check(
            [
                (No2, RecordedSeries.Column(File, 5, 1)), (O3, RecordedSeries.Column(File, 6, 1)),
                (Pm25, RecordedSeries.Column(File, 7, 1)), (Pm10, RecordedSeries.Column(File, 8, 1)),
            ],
            CheckedSite.Reference("my1", No2, O3, Pm25, Pm10));

        Report("my1", site);
        Assert.DoesNotContain(site.Verdicts.Values, v => v.Flag == Flag.Fail);
        Assert.InRange(site.Verdicts.Values.Count(v => v.Flag == Flag.Suspect) / (double)site.Verdicts.Count, 0, 0.005);
    }

    [Fact]
    public void Of_a_low_cost_counter_every_two_minutes_few_are_flagged()
    {
        var rows = RecordedSeries.Rows("air/sensorcommunity_5331_sds011_2018-02_first8000.csv").Select(r => r[0].Split(';')).ToList();
        List<(DateTimeOffset, double)> Column(int i) =>
        [
            .. rows.Where(r => r[i].Length > 0).Select(r => (
                DateTimeOffset.Parse(r[5], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), double.Parse(r[i], CultureInfo.InvariantCulture))),
        ];
        var site = RecordedSeries.Check([(Pm10, Column(6)), (Pm25, Column(7))], CheckedSite.Sensor("sds011", 2, Pm10, Pm25));

        Report("sds011", site);
        Assert.InRange(site.Verdicts.Values.Count(v => v.Flag != Flag.Pass) / (double)site.Verdicts.Count, 0, 0.02);
    }

    [Theory]
    [InlineData(-8.6, 1)]
    [InlineData(10, 1)]
    public void A_one_sample_fault_put_anywhere_into_Hornsgatan_is_found_and_costs_no_other_reading(double error, int samples)
    {
        var clean = RecordedSeries.Column(Hornsgatan, 1, -1);
        var faultAt = clean.FindIndex(p => p.At == Fault);
        for (var i = 30; i < clean.Count - 30; i += 61)
        {
            if (Math.Abs(i - faultAt) < 3)
            {
                continue;
            }

            var faulty = clean.GetRange(i - 24, 30);
            faulty[24] = (faulty[24].At, faulty[24].Value + error);
            var site = RecordedSeries.Check([(RoadSurfaceTemperature, faulty)], CheckedSite.Sensor("s", 60, RoadSurfaceTemperature));
            var failed = site.Verdicts.Values.Where(v => v.Flag == Flag.Fail && v.Reading.ObservedAt != Fault).ToList();
            Assert.Equal(samples, failed.Count);
            Assert.Equal(faulty[24].At, failed[0].Reading.ObservedAt);
        }
    }

    private static CheckedSite CheckHornsgatan() => RecordedSeries.Check(
        [
            (RoadSurfaceTemperature, RecordedSeries.Column(Hornsgatan, 1, -1)), (AirTemperature, RecordedSeries.Column(Hornsgatan, 2, -1)),
            (RelativeHumidity, RecordedSeries.Column(Hornsgatan, 3, -1)), (PrecipitationRate, RecordedSeries.Column(Hornsgatan, 6, -1)),
            (SnowfallRate, RecordedSeries.Column(Hornsgatan, 7, -1)), (WindSpeed, RecordedSeries.Column(Hornsgatan, 8, -1)),
            (GlobalRadiation, RecordedSeries.Column(Hornsgatan, 13, -1)),
        ],
        CheckedSite.Sensor("hornsgatan", 60, RoadSurfaceTemperature, AirTemperature, RelativeHumidity, PrecipitationRate, SnowfallRate, WindSpeed, GlobalRadiation));

    private void Report(string name, CheckedSite site)
    {
        foreach (var series in site.Verdicts.Values.GroupBy(v => v.Reading.Quantity).OrderBy(g => g.Key.Code))
        {
            var provisional = series.Count(v => v.FirstFlag == Flag.Suspect && v.Flag == Flag.Pass);
            var suspect = series.Where(v => v.Flag == Flag.Suspect).GroupBy(v => v.Test).Select(g => $"{g.Key} {g.Count()}");
            var failed = series.Where(v => v.Flag == Flag.Fail).GroupBy(v => v.Test).Select(g => $"{g.Key} {g.Count()}");
            output.WriteLine($"{name} {series.Key}: {series.Count()} readings, provisional {provisional}, suspect [{string.Join(", ", suspect)}], failed [{string.Join(", ", failed)}]");
        }
    }
}
