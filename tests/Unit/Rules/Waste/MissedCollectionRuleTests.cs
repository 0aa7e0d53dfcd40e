using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

/// <summary>Collected on Mondays by 14:00; watched from Monday 09:00.</summary>
public sealed class MissedCollectionRuleTests
{
    private const double Due = 5 * 60;
    private const double Grace = 2 * 60;

    private static readonly CollectionSchedule Mondays =
        new([DayOfWeek.Monday], new TimeOnly(14, 0), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    private readonly MissedCollectionRule _rule = new(new FillOptions(), new EmptyingOptions(), new CollectOptions(), new MissedCollectionOptions());

    [Fact]
    public void A_bin_not_seen_emptied_two_hours_after_its_time_was_missed()
    {
        var bin = Bin(60, 62, 64, 66, 68, 70, 72, 74, 76);

        Assert.Equal(ConditionState.Unknown, bin.State(_rule, Due + Grace - 1));
        var missed = bin.Judge(_rule, Due + Grace);
        Assert.Equal(ConditionState.Holds, missed.State);
        Assert.Equal(
            "market-1 was due to be collected by 2026-01-12 14:00 UTC and has not been seen emptied since 2026-01-11 18:00 UTC. market-1 was 74 % full at 2026-01-12 16:00 UTC: about 814 l, where 100 % is 100 % of 1100 l.",
            missed.Reason);
    }

    [Theory]
    [InlineData(240)] // at one o'clock
    [InlineData(-890)] // on the evening before
    [InlineData(500)] // late, and then it is over
    public void One_seen_emptied_for_this_collection_was_not(double emptied)
    {
        var bin = Bin(60, 62, 64, 66, 68, 70, 72, 74, 76);
        bin.LastEmptied = WatchedBin.Emptied(emptied);

        Assert.Equal(ConditionState.Clears, bin.State(_rule, 8 * 60));
    }

    [Fact]
    public void An_emptying_of_the_week_before_does_not_count()
    {
        var bin = Bin(60, 62, 64, 66, 68, 70, 72, 74, 76);
        bin.LastEmptied = WatchedBin.Emptied(-7 * 24 * 60);

        Assert.Equal(ConditionState.Holds, bin.State(_rule, 8 * 60));
    }

    [Fact]
    public void What_could_not_have_been_seen_is_not_known()
    {
        var nearlyEmpty = Bin(15, 15, 16, 16, 17, 17, 18, 30, 35).Judge(_rule, 8 * 60);
        Assert.Equal(ConditionState.Unknown, nearlyEmpty.State);
        Assert.Contains("so little that an emptying could not be told from it", nearlyEmpty.Reason, StringComparison.Ordinal);

        Assert.Equal(ConditionState.Unknown, Bin(60, 62).State(_rule, 8 * 60));
    }

    [Fact]
    public void What_is_forgotten_by_now_stands_as_it_was_concluded()
    {
        var bin = new WatchedBin { Bin = Scheduled, LastEmptied = WatchedBin.Emptied(-7 * 24 * 60) };
        bin.Filled(3 * 24 * 60, 90, 91);

        Assert.Equal(ConditionState.Between, bin.State(_rule, (3 * 24 * 60) + 60));
    }

    [Fact]
    public void A_bin_without_a_schedule_can_not_be_missed() =>
        Assert.Empty(System.Reactive.Linq.Observable.ToEnumerable(
            _rule.Evaluate(System.Reactive.Linq.Observable.Return(new WatchedBin().Filled(0, 60).Moment(600)))));

    private static Bin Scheduled => WatchedBin.Plain with { Collection = Mondays };

    private static WatchedBin Bin(params double[] percents) => new WatchedBin { Bin = Scheduled }.Filled(0, percents);
}
