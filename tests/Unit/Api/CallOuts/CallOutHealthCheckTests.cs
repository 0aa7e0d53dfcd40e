using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Api.CallOuts;
using static Telemetry.Tests.Unit.Api.CallOuts.CallOutTimeline;

namespace Telemetry.Tests.Unit.Api.CallOuts;

public sealed class CallOutHealthCheckTests
{
    [Fact]
    public async Task Is_well_while_it_looks_and_says_how_many_wait()
    {
        var night = new CallOutTimeline().Alert(1, "b1").Alert(2, "b2");
        await night.RunAsync(3);

        var (status, cause) = await CheckAsync(night);

        Assert.Equal((HealthStatus.Healthy, "2 matters wait for an acknowledgement"), (status, cause));

        var one = new CallOutTimeline().Alert(1, "b1");
        await one.RunAsync(3);
        Assert.Equal((HealthStatus.Healthy, "1 matter waits for an acknowledgement"), await CheckAsync(one));
    }

    [Fact]
    public async Task Says_whom_it_does_not_reach_and_since_when_until_a_message_gets_there()
    {
        var night = new CallOutTimeline().Away(0, "level2").Alert(1, "b1");
        await night.RunAsync(78);

        Assert.Equal(
            (HealthStatus.Degraded, "level2 is not reached since 2026-01-14 18:16 UTC, messages given up: 2"), await CheckAsync(night));

        var back = new CallOutTimeline().Away(0, "level2").Alert(1, "b1").Back(30, "level2");
        await back.RunAsync(78);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(back)).Status);
    }

    [Fact]
    public async Task A_recipient_that_left_the_settings_is_no_trouble()
    {
        var night = new CallOutTimeline().Away(0, "level1").Alert(1, "b1");
        await night.RunAsync(3);
        night.Notifications.Recipients.Remove("level1");

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(night)).Status);
    }

    [Fact]
    public async Task Says_that_nobody_is_called_out_although_something_critical_stands_and_nothing_of_it_in_peace()
    {
        var peace = new CallOutTimeline(levels: 0).Decides(1, Decision(rate: 8)).Decides(2, Decision(2, rate: 20));
        await peace.RunAsync(3);
        Assert.Equal((HealthStatus.Healthy, "nobody is to be called out"), await CheckAsync(peace));

        var night = new CallOutTimeline(levels: 0).Alert(1, "b1");
        Assert.Empty(await night.RunAsync(3));
        Assert.Equal(
            (HealthStatus.Degraded, "alerts of severity Critical stand unacknowledged and nobody is called out about them: 1. Telemetry:CallOut:Levels names nobody"),
            await CheckAsync(night));
    }

    [Fact]
    public async Task Says_that_the_store_fails()
    {
        var night = new CallOutTimeline();
        night.At(1, () => night.Log.Failure = new IOException("the disk is gone"));
        await night.RunAsync(1);

        Assert.Equal((HealthStatus.Degraded, "it can't be seen whether somebody has to be called out: the disk is gone"), await CheckAsync(night));
    }

    [Fact]
    public async Task Says_that_it_has_not_looked_for_long()
    {
        var night = new CallOutTimeline();
        await night.RunAsync(1);

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(night, later: TimeSpan.FromMinutes(2))).Status);
        Assert.Equal(
            (HealthStatus.Degraded, "not looked since 2026-01-14 18:01 UTC whether somebody has to be called out"), await CheckAsync(night, later: TimeSpan.FromMinutes(2.1)));
    }

    private static async Task<(HealthStatus Status, string? Cause)> CheckAsync(CallOutTimeline night, TimeSpan later = default)
    {
        var clock = new FakeTimeProvider(night.Clock.GetUtcNow() + later);
        var result = await new CallOutHealthCheck(night.Status, Options.Create(night.Policy), Options.Create(night.Notifications), clock).CheckHealthAsync(new HealthCheckContext());
        return (result.Status, result.Description);
    }
}
