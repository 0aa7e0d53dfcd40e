using Telemetry.Ingest.Mqtt.External;

namespace Telemetry.Tests.Unit.Ingest.Mqtt;

public sealed class BackOffTests
{
    [Fact]
    public void Doubles_up_to_its_maximum_and_starts_again_after_a_success()
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30), () => 1);
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 8).Select(_ => backOff.Next().TotalSeconds));
        backOff.Reset();
        Assert.Equal(0.5, backOff.Next().TotalSeconds);
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(0.5, 22.5)]
    [InlineData(1, 30)]
    public void Takes_between_half_and_the_whole_of_a_pause(double random, double seconds)
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), () => random);
        Assert.Equal(seconds, Enumerable.Range(0, 100).Select(_ => backOff.Next().TotalSeconds).Max());
    }
}
