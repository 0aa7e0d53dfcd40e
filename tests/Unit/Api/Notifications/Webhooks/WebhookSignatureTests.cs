using Telemetry.Api.Notifications.Webhooks;

namespace Telemetry.Tests.Unit.Api.Notifications.Webhooks;

public sealed class WebhookSignatureTests
{
    /// <summary>The vector of the Standard Webhooks libraries: docs/sources/call-out.md#signature</summary>
    [Theory]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void Signs_as_Standard_Webhooks_does(string secret) => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of(WebhookSecret.Read(secret)!, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8));

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("not base64 at all, though long enough")]
    [InlineData("c2hvcnQ=")]
    public void A_short_or_unreadable_secret_is_none(string secret) => Assert.Null(WebhookSecret.Read(secret));

    [Fact]
    public void A_secret_has_24_to_64_bytes()
    {
        Assert.Null(WebhookSecret.Read(Convert.ToBase64String(new byte[23])));
        Assert.Equal(24, WebhookSecret.Read(Convert.ToBase64String(new byte[24]))!.Length);
        Assert.Equal(64, WebhookSecret.Read(Convert.ToBase64String(new byte[64]))!.Length);
        Assert.Null(WebhookSecret.Read(Convert.ToBase64String(new byte[65])));
        Assert.Null(WebhookSecret.Read(Convert.ToBase64String(new byte[500])));
    }
}
