using Telemetry.Domain.Readings;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>
/// The host's clock is set wrong and right again while gateways, whose clocks are right, publish. Minutes never go backwards, what
/// seems to come from the future stands in dead letters until it is driven again, and everything is stored once.
/// </summary>
public sealed class ClockFaultTests(ITestOutputHelper output)
{
    public static TheoryData<double> Steps => LongRun.IsOn ? [1, 24, 47] : [24];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_clock_that_leaps_ahead_and_back_stops_the_minutes_until_they_are_due_and_loses_nothing(double hours)
    {
        // The key of one gateway holds for some hours yet: it ends early where the clock leaps a day.
        await using var city = await CityUnderFault.PrepareOnSteppedClockAsync(CityLoad.Short, backlogKeyExpiresAt: KillCity.ClockStart.AddHours(12));
        await city.StartAsync();
        city.ReleaseBacklog(400);
        await city.UntilHeadAsync(700);
        await city.AssertLiveGoesOnAsync(); // So that there has been a minute.
        city.Clock.Off = TimeSpan.FromHours(hours);
        await city.UntilLoggedAsync("Laid", "missed ticks");
        if (hours > 12)
        {
            await city.UntilLoggedAsync("Gateway g2 from", "was refused: Expired");
        }

        await city.UntilHeadAsync(await city.HeadAsync() + 20);
        city.Clock.Off = TimeSpan.Zero;
        city.ReleaseBacklog();
        await city.UntilLoggedAsync("The clock is at", "before the last tick at", "no tick until it has passed that again");
        var (status, cause) = await city.HealthAsync("clock");
        Assert.Equal("degraded", status, ignoreCase: true);
        Assert.Contains("nothing is concluded until", cause, StringComparison.Ordinal);

        var after = await city.SettleAsync();
        after.AssertNothingLost();
        output.WriteLine($"{after.Counts.Ticks} ticks, {after.Undisturbed.Count} outcomes");
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_clock_that_falls_behind_refuses_what_seems_to_come_from_the_future_and_has_it_driven_again_once_it_is_right(double hours)
    {
        await using var city = await CityUnderFault.PrepareOnSteppedClockAsync(CityLoad.Short);
        await city.StartAsync();
        city.ReleaseBacklog(400);
        await city.UntilHeadAsync(700);
        await city.AssertLiveGoesOnAsync(); // So that there has been a minute.
        city.Clock.Off = -TimeSpan.FromHours(hours);
        await city.UntilLoggedAsync("The clock is at", "before the last tick at");
        var refused = city.Refused;
        city.ReleaseBacklog(800);
        await city.UntilAsync(() => Task.FromResult(city.Refused > refused + 10), "to refuse readings of the future");
        city.Clock.Off = TimeSpan.Zero;
        await city.UntilAsync(async () => (await city.HealthAsync("clock")).Status.Equals("healthy", StringComparison.OrdinalIgnoreCase), "to be on time again");

        var driven = await city.RedriveAsync(RejectReason.FutureTime);
        var after = await city.SettleAsync();

        // Of two values for one key the first that was admitted stays, and that may now be the later one.
        Assert.Empty(after.Missing);
        after.AssertConsistent();
        Assert.True(driven > 10, $"{driven} driven again");
        Assert.Equal(driven, after.DeadLettersByReason[RejectReason.FutureTime]);
        output.WriteLine($"{driven} messages refused by a clock {hours} h behind and driven again");
    }
}
