using Telemetry.Domain.Alerts;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class BinCollectRuleTests
{
    private readonly BinCollectRule _rule = new(new FillOptions(), new EmptyingOptions(), new CollectOptions());

    [Fact]
    public void A_bin_at_its_threshold_is_to_be_collected_and_the_reason_says_what_the_percentage_means()
    {
        var condition = new WatchedBin().Filled(0, 78, 81.5).Judge(_rule, 60);

        Assert.Equal((ConditionState.Holds, AlertSubject.Bin, "market-1", AlertSeverity.Information), (condition.State, condition.SubjectKind, condition.Subject, condition.Severity));
        Assert.Equal(
            "market-1 was 81.5 % full at 2026-01-12 10:00 UTC: about 897 l, where 100 % is 100 % of 1100 l. It is collected from 80 %.", condition.Reason);
        Assert.Equal([464.0, 422.0], condition.Basis.Select(b => b.Value));
    }

    [Theory]
    [InlineData(74.9, ConditionState.Clears)]
    [InlineData(75.0, ConditionState.Between)]
    [InlineData(79.9, ConditionState.Between)]
    [InlineData(80.0, ConditionState.Holds)]
    public void Between_the_threshold_and_the_deadband_what_is_stays(double percent, ConditionState state) =>
        Assert.Equal(state, new WatchedBin().Filled(0, 72, percent).State(_rule, 60));

    [Fact]
    public void A_sudden_rise_and_a_sudden_fall_wait_for_the_next_reading()
    {
        var bin = new WatchedBin().Filled(0, 20, 95, 96, 4, 5);

        Assert.Equal(
            [ConditionState.Clears, ConditionState.Between, ConditionState.Holds, ConditionState.Between, ConditionState.Clears],
            Enumerable.Range(0, 5).Select(hour => bin.State(_rule, 60 * hour)));
    }

    [Fact]
    public void A_fill_that_is_not_known_is_never_one_that_is_low()
    {
        Assert.Equal(ConditionState.Unknown, new WatchedBin().State(_rule, 0));
        Assert.Equal(ConditionState.Clears, new WatchedBin().Filled(0, 10).State(_rule, 180));

        var silent = new WatchedBin().Filled(0, 10).Judge(_rule, 181);
        Assert.Equal((ConditionState.Unknown, "The fill of market-1 is not known since 2026-01-12 09:00 UTC: bin-1 has sent nothing for 3 h. It is collected from 80 %."), (silent.State, silent.Reason));

        var blind = new WatchedBin().Observe(Quantity.Distance, 0, 5000).Judge(_rule, 0);
        Assert.Equal(ConditionState.Unknown, blind.State);
        Assert.Contains("5000 mm measured at 2026-01-12 09:00 UTC are far beyond empty", blind.Reason, StringComparison.Ordinal);
        Assert.Equal(ConditionState.Unknown, new WatchedBin().Observe(Quantity.Distance, 0, 1300, Flag.Suspect).State(_rule, 0));
    }

    [Fact]
    public void A_silence_is_never_said_to_be_longer_than_the_watching()
    {
        var bin = new WatchedBin();

        Assert.Equal(
            "The fill of market-1 is not known: bin-1 has sent nothing since watching began at 2026-01-12 09:00 UTC. It is collected from 80 %.",
            bin.Judge(_rule, 1).Reason);
        Assert.Equal("The fill of market-1 is not known: bin-1 has sent nothing for 3 h. It is collected from 80 %.", bin.Judge(_rule, 180).Reason);
    }

    [Fact]
    public void A_bin_not_emptied_for_too_long_is_to_be_collected_however_empty()
    {
        var weekly = WatchedBin.Plain with { CollectAfter = TimeSpan.FromHours(10) };
        var bin = new WatchedBin { Bin = weekly, LastEmptied = WatchedBin.Emptied(0) }.Filled(0, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);

        Assert.Equal(ConditionState.Clears, bin.State(_rule, 599));
        var old = bin.Judge(_rule, 600);
        Assert.Equal(ConditionState.Holds, old.State);
        Assert.EndsWith("It was last seen emptied at 2026-01-12 09:00 UTC, 10 h ago; it is to be emptied within 10 h.", old.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Age_counts_from_when_the_bin_was_put_there_until_it_was_emptied()
    {
        var weekly = WatchedBin.Plain with { CollectAfter = TimeSpan.FromHours(10), InServiceSince = WatchedBin.Time(-600) };

        Assert.Equal(ConditionState.Holds, new WatchedBin { Bin = weekly }.Filled(0, 5).State(_rule, 0));
        Assert.Equal(ConditionState.Clears, new WatchedBin { Bin = weekly, LastEmptied = WatchedBin.Emptied(-60) }.Filled(0, 5).State(_rule, 0));
    }

    [Fact]
    public void Without_a_known_emptying_age_says_nothing() =>
        Assert.Equal(ConditionState.Clears, new WatchedBin { Bin = WatchedBin.Plain with { CollectAfter = TimeSpan.FromHours(1) } }.Filled(0, 5).State(_rule, 120));

    [Fact]
    public void The_bins_own_threshold_goes_before_the_setting() =>
        Assert.Equal(ConditionState.Holds, new WatchedBin { Bin = WatchedBin.Plain with { CollectAtPercent = 60 } }.Filled(0, 58, 61).State(_rule, 60));
}
