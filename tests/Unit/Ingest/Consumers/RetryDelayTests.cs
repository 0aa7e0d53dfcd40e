using Telemetry.Ingest.Consumers;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class RetryDelayTests
{
    [Fact]
    public void Doubles_up_to_the_longest_with_a_tenth_either_way()
    {
        var delay = new RetryDelay(TimeSpan.FromSeconds(1), new Random(1));
        foreach (var expected in new[] { 0.1, 0.2, 0.4, 0.8, 1, 1, 1 })
        {
            Assert.InRange(delay.Next().TotalSeconds, expected * 0.9, expected * 1.1);
        }
    }

    [Fact]
    public void Begins_again_after_a_success()
    {
        var delay = new RetryDelay(TimeSpan.FromSeconds(30), new Random(1));
        _ = Enumerable.Range(0, 20).Select(_ => delay.Next()).Last();
        delay.Reset();
        Assert.InRange(delay.Next().TotalSeconds, 0.09, 0.11);
    }
}
