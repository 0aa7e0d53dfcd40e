using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter.Planning;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter.Planning;

public sealed class ShiftedForecastTests
{
    private static readonly ForecastIssue Issue = new(
        new SiteId("a"), Jan14(12), Jan14(12), "office",
        [.. Enumerable.Range(13, 6).SelectMany(h => new ForecastValue[]
        {
            new(Jan14(h), Quantity.AirTemperature, h), new(Jan14(h), Quantity.DewPoint, h - 1), new(Jan14(h), Quantity.WindSpeed, 3),
            new(Jan14(h), Quantity.PrecipitationRate, h == 16 ? 2 : h == 15 ? 1 : 0),
        })]);

    [Fact]
    public void Air_and_dew_point_move_from_now_on_and_nothing_else_does()
    {
        var colder = ShiftedForecast.Of(Issue, Jan14(15), -2, 0);

        Assert.Equal([13, 14, 15, 14, 15, 16], Values(colder, Quantity.AirTemperature));
        Assert.Equal([12, 13, 14, 13, 14, 15], Values(colder, Quantity.DewPoint));
        Assert.Equal(Values(Issue, Quantity.WindSpeed), Values(colder, Quantity.WindSpeed));
        Assert.Equal(Values(Issue, Quantity.PrecipitationRate), Values(colder, Quantity.PrecipitationRate));
    }

    [Theory]
    [InlineData(1, new double[] { 0, 0, 0, 1, 2, 0 })]
    [InlineData(2, new double[] { 0, 0, 0, 0, 1, 2 })]
    [InlineData(-1, new double[] { 0, 0, 2, 0, 0, 0 })]
    [InlineData(9, new double[] { 0, 0, 0, 0, 0, 0 })]
    public void Rain_moves_by_full_hours_and_leaves_dry_ones_behind(int laterHours, double[] expected) =>
        Assert.Equal(expected, Values(ShiftedForecast.Of(Issue, Jan14(14), 0, laterHours), Quantity.PrecipitationRate));

    [Fact]
    public void Rain_that_falls_now_stays()
    {
        var later = ShiftedForecast.Of(Issue, Jan14(15), 0, 2);

        Assert.Equal([0, 0, 1, 0, 0, 2], Values(later, Quantity.PrecipitationRate));
    }

    private static double[] Values(ForecastIssue issue, Quantity quantity) => [.. issue.Values.Where(v => v.Quantity == quantity).Select(v => v.Value)];
}
