using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.Tests.Unit.FirmwareSim.City;

public sealed class DemoCityForecastTests
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 14, 18, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Issues_of_the_last_day_are_there_and_none_of_the_future()
    {
        var issues = DemoCity.Forecasts(Evening);

        Assert.Equal([6, 12, 18], issues.Select(i => i.IssuedAt).Distinct().Order().Select(t => t.Hour));
        Assert.Equal(3 * 24, issues.Count);
        Assert.All(issues, i => Assert.True(i.IssuedAt <= Evening));
        Assert.Equal(issues.OrderBy(i => i.IssuedAt).Select(i => i.IssuedAt), issues.Select(i => i.IssuedAt));
    }

    [Fact]
    public void Issues_keep_local_time_through_the_summer()
    {
        var issues = DemoCity.Forecasts(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal([5, 11, 17], issues.Select(i => i.IssuedAt.UtcDateTime.Hour).Distinct().Order());
    }

    [Fact]
    public void An_issue_is_the_same_whenever_it_is_asked_for()
    {
        var early = DemoCity.Forecasts(Evening).Where(i => i.IssuedAt.Hour == 12);
        var later = DemoCity.Forecasts(Evening.AddHours(9)).Where(i => i.IssuedAt == Evening.AddHours(-6.5));

        Assert.Equal(early.Select(Text), later.Select(Text));
    }

    [Fact]
    public void Every_road_site_has_every_quantity_for_each_of_thirty_hours()
    {
        foreach (var issue in DemoCity.Forecasts(Evening))
        {
            Assert.Equal(30 * ForecastIssue.Quantities.Count, issue.Values.Count);
            Assert.Equal(issue.IssuedAt.AddHours(1), issue.Values[0].ValidAt);
            Assert.Equal(issue.IssuedAt.AddHours(30), issue.Values[^1].ValidAt);
            Assert.All(issue.Values, v => Assert.InRange(v.Value, v.Quantity.Minimum, v.Quantity.Maximum));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_forecast_is_near_what_is_then_measured_and_not_equal_to_it(int seed)
    {
        var instruments = new CityInstruments(seed, CityPlan.Undisturbed).All.ToDictionary(i => i.Sensor);
        var sensors = Marlhaven.Stations.ToDictionary(s => s.Site, s => s.Sensor);
        var errors = new List<double>();
        foreach (var issue in DemoCity.Forecasts(Evening, seed))
        {
            foreach (var value in issue.Values.Where(v => v.Quantity == Quantity.AirTemperature))
            {
                if (instruments[sensors[issue.Site.Value]].Observe(value.ValidAt) is { } observation)
                {
                    errors.Add(value.Value - observation.Values.First(v => v.Quantity == Quantity.AirTemperature).Value);
                }
            }
        }

        Assert.InRange(errors.Average(Math.Abs), 0.05, 0.9);
        Assert.True(errors.Max(Math.Abs) < 1.6);
    }

    private static string Text(ForecastIssue issue) => $"{issue.Site} {issue.IssuedAt:O} {string.Join(';', issue.Values)}";
}
