using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.Api;

/// <summary>Two years of London Marylebone Road in the real store: what the API counts equals a count made here by hand, from the file.</summary>
public sealed class MaryleboneExceedanceTests(ITestOutputHelper output)
{
    private const string File = "air/aurn_my1_marylebone_2015-2016_hourly.csv";

    private static readonly (Quantity Pollutant, int Column)[] Columns = [(Quantity.No2, 5), (Quantity.O3, 6), (Quantity.Pm25, 7), (Quantity.Pm10, 8)];

    [Theory]
    [InlineData(2015)]
    [InlineData(2016)]
    public async Task Every_count_mean_and_capture_of_a_year_equals_an_independent_one(int year)
    {
        var measured = Measured();
        await using var host = await ApiHost.StartAsync();
        await StoreAsync(host, measured);
        using var client = await host.ClientAsync(ApiRole.Public);

        var elapsed = Stopwatch.StartNew();
        var answer = await client.GetJsonAsync($"/api/v1/air-quality/exceedances?site=high-street&year={year}");
        output.WriteLine($"{year}: {elapsed.ElapsedMilliseconds} ms");

        Assert.True(answer.GetProperty("yearOver").GetBoolean());
        var instrument = Assert.Single(Assert.Single(answer.GetProperty("sites").EnumerateArray()).GetProperty("instruments").EnumerateArray());
        Assert.Equal("reference", instrument.GetProperty("basis").GetString());
        foreach (var pollutant in instrument.GetProperty("pollutants").EnumerateArray())
        {
            var hours = measured[pollutant.GetProperty("pollutant").GetString()!];
            var inYear = HoursOf(year).Where(hours.ContainsKey).Select(at => hours[at]).ToArray();
            Assert.Equal((double)inYear.Length / HoursOf(year).Count(), pollutant.GetProperty("capture").GetDouble(), 12);
            Assert.Equal(inYear.Average(), pollutant.GetProperty("mean").GetDecimal(), 9);
        }

        var objectives = instrument.GetProperty("pollutants").EnumerateArray().SelectMany(p => p.GetProperty("objectives").EnumerateArray()).ToDictionary(o => o.GetProperty("id").GetString()!);
        Compare(objectives["no2-hour-200"], HoursOf(year).Where(measured["no2"].ContainsKey).Select(at => measured["no2"][at]), 200);
        Compare(objectives["pm10-day-50"], DaysOf(year).Select(day => MeanOf(measured["pm10"], Hours(day, 1, 24), 18)).OfType<decimal>(), 50);
        var ozone = DaysOf(year).Select(day => HighestEightHours(measured["o3"], day)).OfType<decimal>().ToArray();
        Compare(objectives["o3-8-hours-100"], ozone, 100);
        Compare(objectives["o3-8-hours-120"], ozone, 120);

        // Written down from a third count, in Python, so that the two above can't drift together.
        (int Count, int Unrounded)[] pinned = year == 2015 ? [(56, 58), (10, 11)] : [(64, 67), (14, 14)];
        Assert.Equal(pinned, new[] { "no2-hour-200", "pm10-day-50" }.Select(id => (objectives[id].GetProperty("count").GetInt32(), objectives[id].GetProperty("countUnrounded").GetInt32())));
        Assert.Equal("exceeded", objectives["no2-hour-200"].GetProperty("status").GetString());
        Assert.Equal("exceeded", objectives["no2-year-40"].GetProperty("status").GetString());
        Assert.Equal("within", objectives["pm10-day-50"].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_year_without_a_reading_is_insufficient_data_and_never_within()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Public);

        var answer = await client.GetJsonAsync("/api/v1/air-quality/exceedances?site=high-street");

        // 2026-01-14T18:00: thirteen days and eighteen hours.
        Assert.Equal((2026, "2026-01-14T18:00:00Z", false), (answer.GetProperty("year").GetInt32(), answer.GetProperty("until").GetString(), answer.GetProperty("yearOver").GetBoolean()));
        foreach (var pollutant in answer.GetProperty("sites")[0].GetProperty("instruments")[0].GetProperty("pollutants").EnumerateArray())
        {
            Assert.Equal((330, 0, JsonValueKind.Null), (pollutant.GetProperty("hours").GetInt32(), pollutant.GetProperty("validHours").GetInt32(), pollutant.GetProperty("mean").ValueKind));
            Assert.Contains("insufficient data", pollutant.GetProperty("meanReason").GetString(), StringComparison.Ordinal);
            Assert.All(pollutant.GetProperty("objectives").EnumerateArray(), o => Assert.Equal("insufficient-data", o.GetProperty("status").GetString()));
        }
    }

    private static void Compare(JsonElement objective, IEnumerable<decimal> periods, int level)
    {
        var means = periods.ToArray();
        Assert.Equal(
            (means.Length, means.Count(m => m > level + 0.5m), means.Count(m => m > level)),
            (objective.GetProperty("validPeriods").GetInt32(), objective.GetProperty("count").GetInt32(), objective.GetProperty("countUnrounded").GetInt32()));
        Assert.Equal(means.Max(), objective.GetProperty("highest").GetDecimal(), 9);
    }

    private static decimal? HighestEightHours(Dictionary<DateTimeOffset, decimal> hours, DateTimeOffset day)
    {
        var running = Enumerable.Range(1, 24).Select(hour => MeanOf(hours, Hours(day, hour - 7, 8), 6)).OfType<decimal>().ToArray();
        return running.Length >= 18 ? running.Max() : null;
    }

    private static decimal? MeanOf(Dictionary<DateTimeOffset, decimal> hours, IEnumerable<DateTimeOffset> wanted, int least)
    {
        var there = wanted.Where(hours.ContainsKey).Select(at => hours[at]).ToArray();
        return there.Length >= least ? there.Average() : null;
    }

    private static IEnumerable<DateTimeOffset> Hours(DateTimeOffset day, int first, int count) => Enumerable.Range(first, count).Select(hour => day.AddHours(hour));

    private static IEnumerable<DateTimeOffset> DaysOf(int year)
    {
        for (var day = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero); day.Year == year; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static IEnumerable<DateTimeOffset> HoursOf(int year) => DaysOf(year).SelectMany(day => Hours(day, 1, 24));

    private static async Task StoreAsync(ApiHost host, Dictionary<string, Dictionary<DateTimeOffset, decimal>> measured)
    {
        StoredReading[] readings =
        [
            .. Columns.SelectMany(c => measured[c.Pollutant.Name].Select(hour => Some.Reading("aq-high-street", c.Pollutant, hour.Key, (double)hour.Value))),
        ];
        await host.Store.WriteAsync(Some.Batch(1, readings), CancellationToken.None);
    }

    /// <summary>By pollutant and end of the hour; the file's stamp is its beginning.</summary>
    private static Dictionary<string, Dictionary<DateTimeOffset, decimal>> Measured()
    {
        var folder = Environment.GetEnvironmentVariable("TELEMETRY_DATA");
        var path = Path.Combine(folder ?? "", File);
        Assert.SkipUnless(!string.IsNullOrEmpty(folder) && System.IO.File.Exists(path), $"set TELEMETRY_DATA to the folder with {File}");
        var measured = Columns.ToDictionary(c => c.Pollutant.Name, _ => new Dictionary<DateTimeOffset, decimal>());
        foreach (var line in System.IO.File.ReadLines(path).Skip(1))
        {
            var fields = line.Split(',');
            var ending = DateTimeOffset.Parse(fields[0], CultureInfo.InvariantCulture).AddHours(1);
            foreach (var (pollutant, column) in Columns)
            {
                if (fields[column].Length > 0)
                {
                    measured[pollutant.Name].Add(ending, decimal.Parse(fields[column], CultureInfo.InvariantCulture));
                }
            }
        }

        return measured;
    }
}
