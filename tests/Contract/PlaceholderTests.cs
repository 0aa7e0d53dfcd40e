namespace Telemetry.Tests.Contract;

public sealed class PlaceholderTests
{
    [Fact]
    public void Nothing_yet() => Assert.True(true);
}
