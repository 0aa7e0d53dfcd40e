using Telemetry.Api.Backtest;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter.RoadSurface;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Api.Backtest;

public sealed class StandInWeatherTests
{
    private static readonly SiteId Site = new("s1");

    [Fact]
    public void Each_hour_has_what_was_measured_in_it_for_a_day()
    {
        // Every half hour: air is the hour of day, rain falls in every other half hour.
        RoadWeather[] measured = [.. Enumerable.Range(0, 96).Select(i => new RoadWeather(Jan14(i / 2.0)) { Air = i / 2.0, Precipitation = i % 2 })];

        var issue = StandInWeather.Issue(Site, Jan14(15), measured)!;

        Assert.Equal((Jan14(15), Jan14(15), StandInWeather.Source), (issue.IssuedAt, issue.ReceivedAt, issue.Source));
        Assert.Equal(Enumerable.Range(15, 25).Select(h => (double)h), issue.Values.Where(v => v.Quantity == Quantity.AirTemperature).Select(v => v.Value));
        Assert.All(issue.Values.Where(v => v.Quantity == Quantity.PrecipitationRate), v => Assert.Equal(0.5, v.Value));
        Assert.Equal(2, issue.Values.Select(v => v.Quantity).Distinct().Count());
    }

    [Fact]
    public void An_hour_that_was_not_measured_is_left_out()
    {
        RoadWeather[] measured = [.. new[] { 15, 16, 18 }.Select(h => new RoadWeather(Jan14(h)) { Air = 1 })];

        Assert.Equal([Jan14(15), Jan14(16), Jan14(18)], StandInWeather.Issue(Site, Jan14(15), measured)!.Values.Select(v => v.ValidAt));
    }

    [Fact]
    public void Where_nothing_was_measured_later_there_is_no_forecast()
    {
        Assert.Null(StandInWeather.Issue(Site, Jan14(15), []));
        Assert.Null(StandInWeather.Issue(Site, Jan14(15), [new RoadWeather(Jan14(15)) { Air = 1 }]));
    }
}
