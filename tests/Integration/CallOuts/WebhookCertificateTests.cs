using System.Security.Cryptography.X509Certificates;
using Telemetry.Domain.CallOuts;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>Whom an https webhook trusts.</summary>
public sealed class WebhookCertificateTests
{
    private const string App = "on-call-app";
    private const string Unknown = "no authority that is known here vouches for it; one of the council's own goes into Telemetry:Notifications:CertificateAuthorities";
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw2KhqgQw1yZA=";

    [Fact]
    public async Task A_server_of_the_councils_own_authority_is_trusted_when_the_settings_name_it()
    {
        using var authority = new OwnAuthority();
        using var certificate = authority.Issue();
        var (receiver, delivery) = await SendAsync(certificate, authority.PemFile);
        await using (receiver)
        {
            Assert.Equal(DeliveryState.Delivered, delivery.State);
            StandardWebhooks.AssertSigned(Assert.Single(receiver.Received), Secret);
        }
    }

    [Fact]
    public async Task It_is_refused_when_they_do_not()
    {
        using var authority = new OwnAuthority();
        using var certificate = authority.Issue();
        await AssertRefusedAsync(certificate, null, Unknown);
    }

    [Fact]
    public async Task An_authority_vouches_for_no_certificate_of_another()
    {
        using var authority = new OwnAuthority();
        using var other = new OwnAuthority();
        using var certificate = other.Issue();
        await AssertRefusedAsync(certificate, authority.PemFile, Unknown);
    }

    [Fact]
    public async Task Its_certificate_for_another_host_is_refused()
    {
        using var authority = new OwnAuthority();
        using var certificate = authority.Issue("127.0.0.2");
        await AssertRefusedAsync(certificate, authority.PemFile, "it is not for this host");
    }

    [Fact]
    public async Task Its_certificate_that_has_run_out_is_refused()
    {
        using var authority = new OwnAuthority();
        using var certificate = authority.Issue(expired: true);
        await AssertRefusedAsync(certificate, authority.PemFile, "it has run out, or is not valid yet");
    }

    private static async Task AssertRefusedAsync(X509Certificate2 certificate, string? authorities, string reason)
    {
        var (receiver, delivery) = await SendAsync(certificate, authorities);
        await using (receiver)
        {
            Assert.Equal(DeliveryState.Pending, delivery.State);
            Assert.Equal($"its certificate is not trusted: {reason}", delivery.Detail);
            Assert.Equal(1, receiver.Connections);
            Assert.Empty(receiver.Received);
        }
    }

    private static async Task<(WebhookReceiver Receiver, CallOutDelivery Delivery)> SendAsync(X509Certificate2 certificate, string? authorities)
    {
        var receiver = await WebhookReceiver.StartAsync(certificate: certificate);
        await using var outbox = await OutboxUnderTest.StartAsync(
            ("Notifications:Recipients:on-call-app:Channel", "Webhook"),
            ("Notifications:Recipients:on-call-app:Url", $"https://127.0.0.1:{receiver.Port}/calls"),
            ("Notifications:Recipients:on-call-app:Secret", Secret),
            ("Notifications:AllowedHosts:0", "127.0.0.1"),
            ("Notifications:CertificateAuthorities", authorities ?? ""));
        return (receiver, await outbox.UntilAsync(await outbox.IssueAsync(App), OutboxUnderTest.Attempted(1), "tried"));
    }
}
