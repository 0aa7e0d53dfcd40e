using Microsoft.Extensions.Time.Testing;
using Telemetry.Api.Time;
using Telemetry.FirmwareSim.CommandLine;

namespace Telemetry.Tests.Unit.FirmwareSim.CommandLine;

public sealed class ShiftedClockTests
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 14, 14, 29, 50, TimeSpan.Zero);
    private readonly FakeTimeProvider _real = new();

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(3600)]
    public void It_shows_what_a_host_with_the_same_start_and_speed_shows(double speed)
    {
        var city = new ShiftedClock(_real, Evening, speed);
        var host = new SimulatedClock(_real, Evening, speed);
        Assert.Equal(Evening, city.GetUtcNow());
        _real.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(Evening.AddSeconds(90 * speed), city.GetUtcNow());
        Assert.Equal(host.GetUtcNow(), city.GetUtcNow());
    }

    [Fact]
    public void Its_timers_run_at_its_speed()
    {
        var fired = 0;
        var clock = new ShiftedClock(_real, Evening, 60);
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10));
        _real.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, fired);
        _real.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(2, fired);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3601)]
    public void A_speed_that_a_host_would_refuse_is_refused(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShiftedClock(_real, Evening, speed));
}
