using Telemetry.Domain.Alerts;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class BinOverflowRuleTests
{
    private readonly BinOverflowRule _rule = new(new FillOptions(), new EmptyingOptions(), new CollectOptions());

    [Fact]
    public void A_bin_at_full_overflows_until_it_is_well_below()
    {
        var bin = new WatchedBin().Filled(0, 90, 100, 97, 94);

        Assert.Equal(
            [ConditionState.Clears, ConditionState.Holds, ConditionState.Between, ConditionState.Clears],
            Enumerable.Range(0, 4).Select(hour => bin.State(_rule, 60 * hour)));
        Assert.Equal(AlertSeverity.Warning, bin.Judge(_rule, 60).Severity);
        Assert.Contains("and no higher fill can be told", bin.Judge(_rule, 60).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_false_full_echo_is_no_overflow() =>
        Assert.Equal(ConditionState.Between, new WatchedBin().Filled(0, 10, 100).State(_rule, 60));
}
