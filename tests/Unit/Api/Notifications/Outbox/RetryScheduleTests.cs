using Telemetry.Api.Notifications;
using Telemetry.Api.Notifications.Outbox;

namespace Telemetry.Tests.Unit.Api.Notifications.Outbox;

public sealed class RetryScheduleTests
{
    private static readonly NotificationOptions Options = new();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(4, 40)]
    [InlineData(7, 300)]
    [InlineData(1000, 300)]
    public void Waits_double_up_to_the_longest(int failures, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetrySchedule.Wait(failures, null, Options, 1));

    [Fact]
    public void Chance_takes_up_to_half_of_a_wait_away() => Assert.Equal(TimeSpan.FromSeconds(20), RetrySchedule.Wait(4, null, Options, 0));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(60, 60)]
    [InlineData(86400, 300)]
    [InlineData(-20, 5)]
    public void A_server_may_ask_for_longer_within_the_longest(double asked, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetrySchedule.Wait(1, TimeSpan.FromSeconds(asked), Options, 1));
}
