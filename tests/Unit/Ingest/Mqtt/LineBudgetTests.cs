using Microsoft.Extensions.Time.Testing;
using Telemetry.Ingest.Mqtt.Embedded;

namespace Telemetry.Tests.Unit.Ingest.Mqtt;

public sealed class LineBudgetTests
{
    [Fact]
    public void Beyond_the_budget_lines_are_counted_and_told_in_the_next_minute()
    {
        var time = new FakeTimeProvider();
        var budget = new LineBudget(20, time);

        Assert.Equal(20, Enumerable.Range(0, 200).Count(i => budget.TryTake(out _)));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(budget.TryTake(out _));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(budget.TryTake(out var passedOver));
        Assert.Equal(181, passedOver);
        Assert.True(budget.TryTake(out passedOver));
        Assert.Equal(0, passedOver);
    }
}
