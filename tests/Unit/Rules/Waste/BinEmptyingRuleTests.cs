using Telemetry.Domain.Waste;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class BinEmptyingRuleTests
{
    private readonly BinEmptyingRule _rule = new(new FillOptions(), new EmptyingOptions());

    [Fact]
    public void Gives_an_emptying_with_the_reading_that_confirms_it_and_not_before()
    {
        var bin = new WatchedBin().Filled(0, 60, 65, 70, 3, 5, 6);

        Assert.Empty(bin.Give(_rule, 180));
        Assert.Empty(bin.Give(_rule, 239));
        Assert.Equal(
            new BinEmptying(WatchedBin.Plain.Id, WatchedBin.Time(180), WatchedBin.Time(240), 70, 3), Assert.Single(bin.Give(_rule, 240)));
        Assert.Empty(bin.Give(_rule, 300));
    }

    [Fact]
    public void An_emptying_among_readings_that_a_gateway_kept_is_given_when_they_come()
    {
        var bin = new WatchedBin().Filled(0, 60, 65);
        foreach (var (minute, percent) in new[] { (120, 70), (180, 3), (240, 5), (300, 7), (360, 9), (420, 11) })
        {
            bin.FilledAt(minute, percent, received: 430);
        }

        Assert.Equal(WatchedBin.Time(180), Assert.IsType<BinEmptying>(Assert.Single(bin.Give(_rule, 430))).EmptiedAt);
    }

    [Fact]
    public void A_reading_that_comes_very_late_does_not_give_a_known_emptying_another_time()
    {
        var bin = new WatchedBin { LastEmptied = WatchedBin.Emptied(180) }.Filled(0, 60, 65, 70, 3, 5, 6).FilledAt(170, 3, received: 300);

        Assert.Empty(bin.Give(_rule, 300));
    }
}
