using Telemetry.FirmwareSim.Gateways;

namespace Telemetry.Tests.Unit.FirmwareSim.Gateways;

public sealed class ReconnectDelayTests
{
    [Fact]
    public void It_doubles_to_thirty_seconds_with_jitter_and_begins_anew()
    {
        var delay = new ReconnectDelay("gw-a");
        var longest = 0.5;
        for (var i = 0; i < 12; i++)
        {
            Assert.InRange(delay.Next().TotalSeconds, longest / 2, longest);
            longest = Math.Min(30, longest * 2);
        }

        delay.Reset();
        Assert.InRange(delay.Next().TotalSeconds, 0.25, 0.5);
        Assert.NotEqual(new ReconnectDelay("gw-a").Next(), new ReconnectDelay("gw-b").Next());
    }
}
