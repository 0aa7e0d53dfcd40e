using Microsoft.Extensions.Time.Testing;
using Telemetry.FirmwareSim.Load;

namespace Telemetry.Tests.Unit.FirmwareSim.Load;

public sealed class LoadPaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task So_many_are_due_as_the_rate_says_and_none_after_the_time()
    {
        var pace = new LoadPace(_clock, rate: 10, TimeSpan.FromSeconds(2), messages: 1000);
        Assert.Equal(1, await pace.NextAsync(Cancellation));
        var next = pace.NextAsync(Cancellation);
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(10, await next);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await pace.NextAsync(Cancellation));
    }

    [Fact]
    public async Task It_ends_with_the_number_of_messages_and_a_rate_of_nothing_does_not_wait()
    {
        var pace = new LoadPace(_clock, rate: 0, TimeSpan.FromSeconds(2), messages: 3);
        foreach (var due in new[] { 1, 1, 1, 0 })
        {
            Assert.Equal(due, await pace.NextAsync(Cancellation));
        }
    }
}
