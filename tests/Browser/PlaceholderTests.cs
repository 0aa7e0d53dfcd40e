namespace Telemetry.Tests.Browser;

public sealed class PlaceholderTests
{
    [Fact]
    public void Nothing_yet() => Assert.True(true);
}
