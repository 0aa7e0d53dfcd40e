using CsCheck;
using Telemetry.Api.CallOuts;
using Telemetry.Api.CallOuts.Escalation;
using Telemetry.Domain.CallOuts;

namespace Telemetry.Tests.Unit.Api.CallOuts.Escalation;

public sealed class EscalationPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_levels_nobody_is_due() => Assert.Empty(EscalationPlanner.Plan(Now, [Some("a")], [], [], Policy(levels: 0)));

    [Fact]
    public void What_was_never_told_is_due_to_level_1_in_one_message_gravest_then_oldest_first()
    {
        var due = Assert.Single(EscalationPlanner.Plan(
            Now, [Some("mild", weight: 1), Some("young", weight: 9, since: 5), Some("old", weight: 9, since: 50), Some("also old", weight: 9, since: 50)], [], [], Policy()));

        Assert.Equal(1, due.Level);
        Assert.Equal(["also old", "old", "young", "mild"], due.Items.Select(i => i.Concern.Id));
        Assert.All(due.Items, i => Assert.Equal(1, i.Notice));
    }

    [Theory]
    [InlineData(14, null)]
    [InlineData(15, 2)]
    [InlineData(500, 2)]
    public void The_next_level_is_due_when_the_wait_is_over(int minutesAgo, int? level) =>
        Assert.Equal(level, Plan([Told(1, minutesAgo)]).SingleOrDefault()?.Level);

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, 3)]
    public void The_last_level_is_due_again_after_the_repeat_counted_from_its_last(int minutesAgo, int? notice)
    {
        var due = Plan([Told(1, 300), Told(2, 200), Told(2, minutesAgo)]).SingleOrDefault();
        Assert.Equal((notice is null ? null : 2, notice), (due?.Level, due?.Items.Single().Notice));
    }

    [Fact]
    public void The_only_level_is_repeated_after_the_repeat_and_not_after_its_wait()
    {
        Assert.Empty(EscalationPlanner.Plan(Now, [Some("a")], [Told(1, 59)], [], Policy(levels: 1)));
        Assert.Equal(1, EscalationPlanner.Plan(Now, [Some("a")], [Told(1, 60)], [], Policy(levels: 1)).Single().Level);
    }

    [Fact]
    public void A_level_that_nobody_of_can_be_reached_is_passed_at_once_and_the_last_one_is_not_hurried()
    {
        Assert.Equal(2, Plan([Told(1, 1) with { Unreachable = true }]).Single().Level);
        Assert.Empty(Plan([Told(1, 2), Told(2, 1) with { Unreachable = true }]));
    }

    [Fact]
    public void What_is_worse_than_all_that_was_told_is_due_to_everybody_told_so_far()
    {
        var due = Plan([Told(1, 20), Told(2, 5)], rank: 8);
        Assert.Equal([(1, 2), (2, 2)], due.Select(d => (d.Level, d.Items.Single().Notice)));
        Assert.Equal([2], Plan([Told(1, 20), Told(2, 5), Told(1, 1, rank: 8)], rank: 8).Select(d => d.Level));
        Assert.Empty(Plan([Told(1, 20), Told(2, 5)], rank: 6));
    }

    [Fact]
    public void What_goes_on_becoming_worse_does_not_put_the_next_level_off() =>
        Assert.Equal([2], Plan([Told(1, 15), Told(1, 10, rank: 8), Told(1, 1, rank: 9)], rank: 9).Select(d => d.Level));

    [Fact]
    public void What_was_told_of_an_earlier_matter_of_the_same_name_does_not_count()
    {
        Assert.Equal(1, EscalationPlanner.Plan(Now, [Some("a") with { NotBefore = Now.AddMinutes(-10) }], [Told(1, 11)], [], Policy()).Single().Level);
        Assert.Empty(EscalationPlanner.Plan(Now, [Some("a") with { NotBefore = Now.AddMinutes(-10) }], [Told(1, 10)], [], Policy()));
        Assert.Equal(1, EscalationPlanner.Plan(Now, [Some("a") with { FirstRank = 7 }], [Told(2, 1, rank: 6)], [], Policy()).Single().Level);
    }

    [Fact]
    public void A_level_that_had_its_messages_waits_until_one_is_older_than_the_window_and_another_level_does_not()
    {
        var four = Enumerable.Range(1, 4).Select(i => (Level: 1, At: Now.AddMinutes(-3 * i))).ToList();
        var concerns = new[] { Some("new"), Some("a") };
        var due = Assert.Single(EscalationPlanner.Plan(Now, concerns, [Told(1, 20)], four, Policy()));
        Assert.Equal((2, "a"), (due.Level, due.Items.Single().Concern.Id));

        Assert.Equal([1, 2], EscalationPlanner.Plan(Now.AddMinutes(3), concerns, [Told(1, 20)], four, Policy()).Select(d => d.Level));
    }

    [Fact]
    public void What_a_clock_that_was_ahead_told_keeps_nobody_from_being_called_until_its_time_comes()
    {
        // A day ahead, then set right.
        const int Tomorrow = -24 * 60;
        Assert.Equal(2, Plan([Told(1, Tomorrow)]).Single().Level);
        Assert.Empty(Plan([Told(1, Tomorrow), Told(2, 5)]));
        var raisedTomorrow = Some("a") with { NotBefore = Now.AddDays(1) };
        Assert.Empty(EscalationPlanner.Plan(Now, [raisedTomorrow], [Told(1, 5)], [], Policy()));
        Assert.Equal(2, EscalationPlanner.Plan(Now, [raisedTomorrow], [Told(1, 15)], [], Policy()).Single().Level);
        var issued = Enumerable.Range(1, 9).Select(_ => (Level: 1, At: Now.AddDays(1))).ToList();
        Assert.Single(EscalationPlanner.Plan(Now, [Some("a")], [], issued, Policy()));
    }

    [Fact]
    public void A_clock_set_back_by_a_moment_hurries_nobody() => Assert.Empty(EscalationPlanner.Plan(Now.AddSeconds(-3), [Some("a")], [Told(1, 0)], [], Policy()));

    [Fact]
    public void With_fewer_levels_than_were_told_the_last_one_left_is_repeated() =>
        Assert.Equal(2, Assert.Single(Plan([Told(1, 400), Told(2, 300), Told(3, 60)])).Level);

    [Fact]
    public void Told_as_planned_nothing_more_is_due_at_that_time() => Gen
        .Select(Gen.Int[0, 3], Gen.Int[1, 9].Array[1, 6], Gen.Select(Gen.Int[0, 5], Gen.Int[1, 4], Gen.Int[0, 200], Gen.Int[1, 9]).Array[0, 12])
        .Sample((levels, ranks, history) =>
        {
            var concerns = ranks.Select((rank, i) => Some($"{i}") with { Rank = rank }).ToList();
            var told = history.Select(h => new CallOutNotice($"{h.Item1}", h.Item4, h.Item2, Now.AddMinutes(-h.Item3), "c", false)).ToList();
            var due = EscalationPlanner.Plan(Now, concerns, told, [], Policy(levels));
            told.AddRange(due.SelectMany(d => d.Items.Select(i => new CallOutNotice(i.Concern.Id, i.Concern.Rank, d.Level, Now, "d", false))));
            Assert.All(due, d => Assert.InRange(d.Level, 1, levels));
            Assert.Equal(due.Count, due.Select(d => d.Level).Distinct().Count());

            // One that is worse may be behind at the levels told before and due to the next one besides.
            var again = EscalationPlanner.Plan(Now, concerns, told, [], Policy(levels));
            told.AddRange(again.SelectMany(d => d.Items.Select(i => new CallOutNotice(i.Concern.Id, i.Concern.Rank, d.Level, Now, "d", false))));
            Assert.Empty(EscalationPlanner.Plan(Now, concerns, told, [], Policy(levels)));
        });

    private static IReadOnlyList<DueCallOut> Plan(IReadOnlyList<CallOutNotice> told, long rank = 7) =>
        EscalationPlanner.Plan(Now, [Some("a") with { Rank = rank }], told, [], Policy());

    private static CallOutNotice Told(int level, int minutesAgo, long rank = 7) => new("a", rank, level, Now.AddMinutes(-minutesAgo), "c", Unreachable: false);

    private static Concern Some(string id, int weight = 1, int since = 0) => new(id, 7, 0, DateTimeOffset.MinValue, weight, Now.AddMinutes(-since), id, id);

    private static CallOutOptions Policy(int levels = 2)
    {
        var policy = new CallOutOptions();
        for (var i = 0; i < levels; i++)
        {
            policy.Levels.Add(new CallOutLevelOptions { Recipients = { "r" } });
        }

        return policy;
    }
}
