using Telemetry.Domain.CallOuts;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>Whom the mail sender trusts and what it tells a server before it does.</summary>
public sealed class MailSecurityTests : IDisposable
{
    private const string Duty = "duty-officer";
    private const string User = "telemetry";
    private const string Password = "right-horse-battery";
    private const string WrongPassword = "wrong-horse-battery";

    private readonly OwnAuthority _authority = new();

    [Theory]
    [InlineData("StartTls", "starttls")]
    [InlineData("Tls", "implicit")]
    public async Task A_server_of_the_councils_own_authority_gets_password_and_message_encrypted(string security, string tls)
    {
        await using var server = await ServerAsync(tls);
        await using var outbox = await StartAsync(server, security, Password, _authority.PemFile);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(Duty), OutboxUnderTest.Attempted(1), "tried");

        Assert.Equal((DeliveryState.Delivered, "taken by 127.0.0.1: kept as 0001"), (delivery.State, delivery.Detail));
        var mail = Assert.Single(server.Received);
        Assert.True(mail.SignedIn);
        Assert.True(mail.Encrypted);
        AssertNoSecret(outbox, delivery, Password);
    }

    [Theory]
    [InlineData("StartTls", "starttls")]
    [InlineData("Tls", "implicit")]
    public async Task A_certificate_that_nobody_vouches_for_gets_neither(string security, string tls)
    {
        await using var server = await ServerAsync(tls);
        await using var outbox = await StartAsync(server, security, Password, authorities: null);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(Duty), OutboxUnderTest.Attempted(1), "tried");

        Assert.Equal(DeliveryState.Pending, delivery.State);
        Assert.StartsWith("127.0.0.1 did not take it: its certificate is not trusted", delivery.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Received);
        AssertNoSecret(outbox, delivery, Password);
    }

    /// <summary>A council's authority issues certificates to people and devices too, none of which may pass for a server.</summary>
    [Fact]
    public async Task A_certificate_for_clients_makes_no_server()
    {
        await using var server = await MailServer.StartAsync(
            "--certificate", _authority.IssueToFile(OwnAuthority.ClientUse), "--tls", "implicit", "--user", User, "--password", Password);
        await using var outbox = await StartAsync(server, "Tls", Password, _authority.PemFile);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(Duty), OutboxUnderTest.Attempted(1), "tried");

        Assert.Equal("127.0.0.1 did not take it: its certificate is not trusted: it is not one for servers", delivery.Detail);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_such_and_is_in_no_log()
    {
        await using var server = await ServerAsync("starttls");
        await using var outbox = await StartAsync(server, "StartTls", WrongPassword, _authority.PemFile);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(Duty), OutboxUnderTest.Attempted(1), "tried");

        Assert.Equal(DeliveryState.Pending, delivery.State);
        Assert.Contains("Authentication credentials invalid", delivery.Detail, StringComparison.Ordinal);
        Assert.Contains("did not get to duty-officer and is tried again", outbox.Log, StringComparison.Ordinal);
        Assert.Empty(server.Received);
        AssertNoSecret(outbox, delivery, WrongPassword);
    }

    [Fact]
    public async Task A_server_that_wants_a_password_where_none_is_set_is_told_as_such()
    {
        await using var server = await ServerAsync("starttls");
        await using var outbox = await StartAsync(server, "StartTls", null, _authority.PemFile);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(Duty), OutboxUnderTest.Attempted(1), "tried");

        Assert.Equal(DeliveryState.Pending, delivery.State);
        Assert.StartsWith("127.0.0.1 did not take it: ", delivery.Detail, StringComparison.Ordinal);
        Assert.Contains("Authentication required", delivery.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task A_server_that_does_not_encrypt_gets_nothing(string security)
    {
        await using var server = await MailServer.StartAsync("--user", User, "--password", Password);
        await using var outbox = await StartAsync(server, security, Password, _authority.PemFile);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(Duty), OutboxUnderTest.Attempted(1), "tried");

        Assert.Equal(DeliveryState.Pending, delivery.State);
        Assert.StartsWith("127.0.0.1 did not take it: ", delivery.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Received);
        AssertNoSecret(outbox, delivery, Password);
    }

    public void Dispose() => _authority.Dispose();

    private Task<MailServer> ServerAsync(string tls) => MailServer.StartAsync(
        "--certificate", _authority.IssueToFile(), "--tls", tls, "--user", User, "--password", Password, "--must-sign-in");

    private static Task<OutboxUnderTest> StartAsync(MailServer server, string security, string? password, string? authorities) => OutboxUnderTest.StartAsync(
        ("Notifications:Recipients:duty-officer:Channel", "Email"),
        ("Notifications:Recipients:duty-officer:Address", "duty@example.gov.uk"),
        ("Notifications:Mail:Host", "127.0.0.1"),
        ("Notifications:Mail:Port", server.PortText),
        ("Notifications:Mail:Security", security),
        ("Notifications:Mail:UserName", password is null ? "" : User),
        ("Notifications:Mail:Password", password ?? ""),
        ("Notifications:Mail:From", "telemetry@example.gov.uk"),
        ("Notifications:CertificateAuthorities", authorities ?? ""));

    private static void AssertNoSecret(OutboxUnderTest outbox, CallOutDelivery delivery, string password)
    {
        string[] forms = [password, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(password)), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"\0{User}\0{password}"))];
        foreach (var form in forms)
        {
            Assert.DoesNotContain(form, outbox.Log, StringComparison.Ordinal);
            Assert.DoesNotContain(form, delivery.Detail, StringComparison.Ordinal);
        }
    }
}
