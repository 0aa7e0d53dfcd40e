using Telemetry.FirmwareSim.Load;

namespace Telemetry.Tests.Unit.FirmwareSim.Load;

public sealed class LatenciesTests
{
    [Fact]
    public void A_share_is_told_within_two_per_cent()
    {
        var latencies = new Latencies();
        Assert.Null(latencies.Milliseconds(0.5));
        for (var i = 1; i <= 1000; i++)
        {
            latencies.Add(TimeSpan.FromMilliseconds(i));
        }

        Assert.InRange(latencies.Milliseconds(0.5)!.Value, 500, 511);
        Assert.InRange(latencies.Milliseconds(0.99)!.Value, 990, 1000);
        Assert.Equal(1000, latencies.LongestMilliseconds);
    }
}
