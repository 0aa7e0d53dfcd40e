using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Tests.Unit.Rules.Winter.Backtest;

public sealed class NightBootstrapTests
{
    [Fact]
    public void The_interval_of_a_mean_is_about_two_standard_errors_to_each_side()
    {
        // 0 to 99: mean 49.5, standard deviation 28.87, standard error 2.887.
        var interval = NightBootstrap.Of(100, draw => draw.Average(i => (double)i))!.Value;

        Assert.Equal(49.5 - (1.96 * 2.887), interval.Low, 0.5);
        Assert.Equal(49.5 + (1.96 * 2.887), interval.High, 0.5);
    }

    [Fact]
    public void It_is_the_same_each_time() =>
        Assert.Equal(NightBootstrap.Of(30, d => d.Average(i => i * i)), NightBootstrap.Of(30, d => d.Average(i => i * i)));

    [Fact]
    public void One_night_tells_nothing_of_others()
    {
        Assert.Null(NightBootstrap.Of(1, _ => 3));
        Assert.Null(NightBootstrap.Of(0, _ => 3));
    }

    [Fact]
    public void A_figure_that_most_drawings_have_not_has_no_interval() => Assert.Null(NightBootstrap.Of(10, _ => double.NaN));
}
