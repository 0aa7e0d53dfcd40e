using System.Diagnostics;
using System.Globalization;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.QualityControl;
using Telemetry.Tests.Unit.Rules.QualityControl;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.AirQuality;

/// <summary>Two years of London Marylebone Road through the checks and the rule, against an independent reference.</summary>
public class MaryleboneTests(ITestOutputHelper output)
{
    private const string Measured = "air/aurn_my1_marylebone_2015-2016_hourly.csv";

    private static readonly Quantity[] Pollutants = [No2, O3, Pm25, Pm10];

    [Fact]
    public void Every_expected_day_and_hour_is_equal_in_index_and_statistic()
    {
        var days = RecordedSeries.Rows("air/my1_2015-2016_daqi_expected_daily.csv").ToDictionary(row => Utc(row[0]).AddDays(1));
        var hours = RecordedSeries.Rows("air/my1_2015-2016_daqi_expected_hourly.csv").ToDictionary(row => Utc(row[0]));
        var site = Measure();
        var differences = new List<string>();
        var compared = 0;
        var elapsed = Stopwatch.StartNew();
        for (var at = Utc("2015-01-01T01:00:00"); at <= Utc("2017-01-01T00:00:00"); at = at.AddHours(1))
        {
            var indices = site.At(at);
            if (hours.TryGetValue(at, out var hour))
            {
                compared++;
                Compare(hour, at, indices.Where(i => i.Period == IndexPeriod.Hour), differences);
            }

            if (days.TryGetValue(at, out var day))
            {
                compared++;
                Compare(day, at, indices.Where(i => i.Period == IndexPeriod.Day), differences);
            }
        }

        output.WriteLine($"{compared} rows, {differences.Count} differences, 17544 hours in {elapsed.Elapsed.TotalSeconds:F2} s");
        Assert.Equal(days.Count + hours.Count, compared);
        Assert.Empty(differences);
    }

    private static MonitoredSite Measure()
    {
        var sensor = CheckedSite.Reference("my1", Pollutants);
        var checker = new SiteChecker([sensor], new QualityControlOptions());
        var site = new MonitoredSite(sensor);
        var changes = new List<CheckedReading>();
        foreach (var (quantity, column) in Pollutants.Select((quantity, i) => (quantity, 5 + i)))
        {
            // The file's time is the hour's beginning, ours its end.
            foreach (var (at, value) in RecordedSeries.Column(Measured, column, offsetHours: 1))
            {
                checker.Check(new Reading(sensor.Id, quantity, at, value, at), changes);
            }
        }

        changes.ForEach(change => site.Put(change));
        return site;
    }

    private static void Compare(string[] row, DateTimeOffset at, IEnumerable<AirQualityIndex> indices, List<string> differences)
    {
        var actual = indices.ToDictionary(i => i.Pollutant);
        for (var i = 0; i < Pollutants.Length; i++)
        {
            var index = actual[Pollutants[i].Name];
            if (Text(index.Index) != row[5 + i] || !IsPrintedAs(index.Statistic, row[1 + i]))
            {
                differences.Add($"{at:O} {index.Pollutant}: {index.Statistic} {index.Index}, expected {row[1 + i]} {row[5 + i]}");
            }
        }

        if (Text(actual["overall"].Index) != row[9])
        {
            differences.Add($"{at:O} overall: {actual["overall"].Index}, expected {row[9]}");
        }
    }

    private static string Text(int? index) => index?.ToString(CultureInfo.InvariantCulture) ?? "";

    // Six decimals were printed, from binary means: the last digit may be either side of a half.
    private static bool IsPrintedAs(decimal? statistic, string printed) => printed.Length == 0
        ? statistic is null
        : statistic is { } value && Math.Abs(value - decimal.Parse(printed, CultureInfo.InvariantCulture)) <= 0.000_000_500_001m;

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
