using CsCheck;
using Telemetry.Domain.Forecasts;
using Telemetry.Rules.Winter.RoadSurface;
using static Telemetry.Tests.Unit.Rules.Winter.RoadSurface.SomeRoad;

namespace Telemetry.Tests.Unit.Rules.Winter.RoadSurface;

public sealed class RoadForecastErrorsTests
{
    private const RoadForecastMember Model = RoadForecastMember.WeatherModel;

    [Fact]
    public void An_error_not_yet_known_has_no_part()
    {
        var issued = Evening.AddDays(-1);
        RoadForecastError[] errors = [.. Enumerable.Range(1, 24).Select(lead => new RoadForecastError(Model, issued, issued.AddHours(lead), 0.1 * lead))];

        var known = new RoadForecastErrors(errors, issued.AddHours(6));

        Assert.Equal([0.5, 0.6], known.At(Model, 6).ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([0.6], known.At(Model, 7).ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Empty(known.At(Model, 8).ToArray());
        Assert.Empty(known.At(RoadForecastMember.StationBlend, 6).ToArray());
    }

    [Fact]
    public void An_error_of_more_than_thirty_days_ago_is_forgotten()
    {
        var old = new RoadForecastError(Model, Evening.AddDays(-31), Evening.AddDays(-31).AddHours(5), 3);

        Assert.Empty(new RoadForecastErrors([old], Evening).At(Model, 5).ToArray());
    }

    [Fact]
    public void The_errors_of_a_forecast_are_observed_minus_foreseen_where_something_was_measured()
    {
        var forecast = RoadForecaster.Forecast(Request());
        var errors = RoadForecastErrors.Of(forecast, at => at == Evening.AddHours(3) ? -1.5 : null).ToArray();

        var error = Assert.Single(errors);
        Assert.Equal((Model, 3.0), (error.Member, error.LeadHours));
        Assert.Equal(-1.5 - forecast.Tracks[0].Hourly[2], error.Kelvin, 9);
    }

    [Fact]
    public void Without_errors_the_spread_is_the_published_one_and_grows_with_the_lead()
    {
        var spread = new ErrorSpread(RoadForecastErrors.None, Model, anchored: true);
        var widths = Enumerable.Range(1, 24).Select(lead => spread.Around(0, lead)).Select(q => q.P90 - q.P10).ToArray();

        Assert.Equal(widths.Order(), widths);
        // A standard deviation of 1 K between its 10 and 90 % points.
        Assert.Equal(2 * 1.2816, widths[23], 0.1);
        Assert.Equal(0, spread.Around(0, 12).P50, 6);
    }

    [Fact]
    public void A_forecast_that_does_not_start_from_the_truth_is_wide_from_the_start() =>
        Assert.True(Width(anchored: false) > 1.5 * Width(anchored: true));

    [Fact]
    public void Many_errors_make_the_quantiles_theirs()
    {
        var random = new Random(7);
        List<RoadForecastError> errors = [];
        for (var night = 1; night <= 29; night++)
        {
            var issued = Evening.AddDays(-night);
            for (var lead = 1; lead <= 24; lead++)
            {
                errors.Add(new RoadForecastError(Model, issued, issued.AddHours(lead), 0.5 + (0.2 * ((2 * random.NextDouble()) - 1))));
            }
        }

        var quantiles = new ErrorSpread(new RoadForecastErrors(errors, Evening), Model, anchored: true).Around(-2, 12);

        Assert.Equal(-1.5, quantiles.P50, 0.1);
        Assert.InRange(quantiles.P75 - quantiles.P25, 0.1, 0.4);
    }

    [Fact]
    public void Quantiles_are_in_order_whatever_the_errors()
    {
        var error = Gen.Select(Gen.Int[0, 40], Gen.Int[1, 24], Gen.Double[-30, 30]);
        Gen.Select(error.Array[0, 60], Gen.Double[0.05, 24], Gen.Double[-40, 40]).Sample((all, lead, rst) =>
        {
            var known = new RoadForecastErrors(
                all.Select(e => new RoadForecastError(Model, Evening.AddDays(-e.Item1), Evening.AddDays(-e.Item1).AddHours(e.Item2), e.Item3)), Evening);
            var q = new ErrorSpread(known, Model, anchored: true).Around(rst, lead);
            Assert.True(q.P10 <= q.P25 && q.P25 <= q.P50 && q.P50 <= q.P75 && q.P75 <= q.P90);
            double before = 0;
            for (var t = rst - 40; t < rst + 40; t += 0.37)
            {
                var chance = q.ChanceAtOrBelow(t);
                Assert.InRange(chance, before - 1e-9, 1);
                before = chance;
            }
        });
    }

    [Fact]
    public void The_chance_at_a_quantile_is_the_quantiles()
    {
        var quantiles = new RoadQuantiles(-2, -1, 0, 1, 2);

        Assert.Equal([0.10, 0.25, 0.5, 0.75, 0.90], new[] { -2.0, -1, 0, 1, 2 }.Select(quantiles.ChanceAtOrBelow), (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.InRange(quantiles.ChanceAtOrBelow(-4), 0.003, 0.01);
        Assert.Equal(1, quantiles.ChanceAtOrBelow(50), 6);
    }

    private static double Width(bool anchored)
    {
        var quantiles = new ErrorSpread(RoadForecastErrors.None, Model, anchored).Around(0, 1);
        return quantiles.P90 - quantiles.P10;
    }
}
