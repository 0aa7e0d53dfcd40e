using CsCheck;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class FillTrendTests
{
    private static readonly FillOptions Options = new();

    [Fact]
    public void A_bin_that_fills_by_two_points_an_hour_reaches_eighty_in_twenty_hours()
    {
        var (rate, noRate) = FillTrend.Of(Fills.Hourly(20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40), 80, Options);

        Assert.Null(noRate);
        Assert.Equal(
            new FillRate(WatchedBin.Start, 11, 2, 2, 2, 80, WatchedBin.Time(1800), WatchedBin.Time(1800), WatchedBin.Time(1800)), rate);
    }

    [Fact]
    public void One_echo_gone_astray_moves_the_median_little() =>
        Assert.InRange(FillTrend.Of(Fills.Hourly(20, 22, 24, 99, 28, 30, 32, 34, 36, 38, 40), 80, Options).Rate!.PercentPerHour, 1.9, 2.1);

    [Fact]
    public void Fills_at_full_are_left_out_since_they_only_say_at_least() =>
        Assert.Equal(2, FillTrend.Of(Fills.Hourly(20, 100, 24, 26, 28, 100, 32, 34), 80, Options).Rate!.PercentPerHour, 3);

    public static TheoryData<double?[], NoRateReason> Without => new()
    {
        { [10, 20, 30, null], NoRateReason.NoFill },
        { [10, 20, 30, 40, 50, 60, 70, 80], NoRateReason.ThresholdReached },
        { [10, null, null, null, null, null, 12], NoRateReason.TooFewReadings },
        { [10, 12, 14, 16], NoRateReason.TooShort },
        { [10, 10, 10, 10, 10, 10, 10], NoRateReason.NotRising },
        { [16, 15, 14, 13, 12, 11, 10], NoRateReason.NotRising },
        { [10, 10.1, 10.2, 10.3, 10.4, 10.5, 10.6], NoRateReason.TooFarOff },
    };

    [Theory]
    [MemberData(nameof(Without))]
    public void Without_a_basis_there_is_no_rate_but_a_reason(double?[] percents, NoRateReason reason)
    {
        var (rate, noRate) = FillTrend.Of(Fills.Hourly(percents), 80, Options);

        Assert.Null(rate);
        Assert.Equal(reason, noRate);
    }

    [Fact]
    public void Nothing_is_no_rate() => Assert.Equal(NoRateReason.NoFill, FillTrend.Of([], 80, Options).NoRate);

    [Fact]
    public void A_slow_rate_that_is_none_names_no_latest_time()
    {
        var (rate, _) = FillTrend.Of(Fills.Hourly(20, 26, 20, 26, 22, 30, 24, 34, 30, 36), 80, Options);

        Assert.True(rate!.SlowPercentPerHour <= 0);
        Assert.Null(rate.ReachedLatest);
        Assert.True(rate.ReachedEarliest < rate.ReachedAt);
    }

    [Fact]
    public void Many_fills_are_thinned_out_and_give_the_same_rate()
    {
        var fills = Fills.Of([.. Enumerable.Range(0, 500).Select(i => (5.0 * i, (double?)(10 + (i * 0.1))))]);

        var rate = FillTrend.Of(fills, 80, Options).Rate!;
        Assert.Equal(1.2, rate.PercentPerHour, 3);
        Assert.InRange(rate.Readings, 80, FillTrend.MostReadings);
    }

    [Fact]
    public void The_times_are_in_order_and_none_is_before_the_newest_fill() =>
        Gen.Double[0, 79].Array[3, 40].Sample(percents =>
        {
            var fills = Fills.Hourly([.. percents.Select(p => (double?)p)]);
            var (rate, noRate) = FillTrend.Of(fills, 80, Options);
            return rate is null
                ? noRate is not null
                : noRate is null && rate.PercentPerHour > 0 && fills[^1].At <= rate.ReachedEarliest && rate.ReachedEarliest <= rate.ReachedAt
                    && !(rate.ReachedLatest < rate.ReachedAt);
        });
}
