using CsCheck;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Tests.Unit.Rules.Winter.Backtest;

public sealed class ProportionTests
{
    // Worked out by hand from Wilson's formula: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), z² = 3.8415.
    [Theory]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(1, 2, 0.0945, 0.9055)]
    [InlineData(50, 100, 0.4038, 0.5962)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    public void The_interval_is_Wilsons(int count, int of, double low, double high)
    {
        var interval = new Proportion(count, of).Interval!.Value;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Of_no_nights_there_is_neither_share_nor_interval()
    {
        var none = new Proportion(0, 0);

        Assert.Null(none.Value);
        Assert.Null(none.Interval);
        Assert.True(none.RestsOnFew);
    }

    [Fact]
    public void Under_ten_nights_are_few()
    {
        Assert.True(new Proportion(3, 9).RestsOnFew);
        Assert.False(new Proportion(3, 10).RestsOnFew);
    }

    [Fact]
    public void The_interval_holds_the_share_and_stays_between_nothing_and_all() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 400]).Where((count, of) => count <= of).Sample((count, of) =>
        {
            var share = new Proportion(count, of);
            var interval = share.Interval!.Value;
            Assert.InRange(share.Value!.Value, interval.Low - 1e-12, interval.High + 1e-12);
            Assert.True(interval.Low >= 0 && interval.High <= 1 && interval.Low < interval.High);
        });
}
