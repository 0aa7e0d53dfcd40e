using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Telemetry.Domain.CallOuts;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>Call-outs to a real mail server: what arrives, and what each of its answers leads to.</summary>
public sealed class MailDeliveryTests
{
    private const string Duty = "duty-officer";
    private const string Address = "duty@example.gov.uk";

    [Fact]
    public async Task A_message_arrives_once_and_is_marked_as_urgent_and_as_sent_by_a_machine()
    {
        await using var server = await MailServer.StartAsync();
        await using var outbox = await StartAsync(server, ("CallOut:DashboardUrl", "https://telemetry.example.gov.uk/"));

        var callOut = await outbox.IssueAsync(Duty);
        var delivery = await outbox.UntilAsync(callOut, d => d.State == DeliveryState.Delivered, "delivered");

        Assert.Equal((1, "taken by 127.0.0.1: kept as 0001"), (delivery.Attempts, delivery.Detail));
        var mail = Assert.Single(server.Received);
        Assert.Equal("telemetry@example.gov.uk", mail.Sender);
        Assert.Equal([Address], mail.Recipients);
        Assert.Equal("Telemetry <telemetry@example.gov.uk>", mail.Header("From"));
        Assert.Equal(Address, mail.Header("To"));
        Assert.Equal("Snake Pass: PRECAUTIONARY at 10 g/m²", mail.Header("Subject"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal(("urgent", "high", "1 (Highest)"), (mail.Header("Priority"), mail.Header("Importance"), mail.Header("X-Priority")));
        Assert.Equal(callOut.Id, mail.Header("X-Telemetry-Call-Out"));
        Assert.Equal($"<{callOut.Id}.{Duty}@example.gov.uk>", mail.Header("Message-Id"));
        var sentAt = DateTimeOffset.Parse(mail.Header("Date"), CultureInfo.InvariantCulture);
        Assert.InRange((TimeProvider.System.GetUtcNow() - sentAt).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal("text/plain", mail.ContentType);
        Assert.Equal(
            $"""
            Snake Pass: PRECAUTIONARY at 10 g/m²
            The spread rate rises from 8 to 10 g/m². Start by 20:00.

            Acknowledge it on the dashboard; else it goes out again and higher.
            https://telemetry.example.gov.uk/

            Telemetry call-out {callOut.Id}, level 1 of 1, 2026-01-14 18:00 (UTC).

            """.ReplaceLineEndings("\n"),
            mail.Text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_trial_and_a_simulated_clock_are_in_the_subject_and_in_the_text()
    {
        await using var server = await MailServer.StartAsync();
        await using var outbox = await StartAsync(server, ("Api:SimulatedTime", "true"));

        var trial = await outbox.TryAsync();

        Assert.Equal(DeliveryState.Delivered, trial!.Outcome.Deliveries.Single().State);
        var mail = Assert.Single(server.Received);
        Assert.Equal("[TEST] [SIMULATED] Trial of the call-out", mail.Header("Subject"));
        Assert.StartsWith(
            "THIS IS A TEST. Nothing has happened and nothing has to be done.\n\nSIMULATED TIME: this host runs a demonstration.\n",
            mail.Text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Acknowledge", mail.Text, StringComparison.Ordinal);
    }

    /// <summary>Titles quote names of the network file: none of them may add a header or a recipient.</summary>
    [Fact]
    public async Task A_line_break_in_a_title_stays_within_the_subject()
    {
        await using var server = await MailServer.StartAsync();
        await using var outbox = await StartAsync(server);

        var callOut = await outbox.IssueAsync(Duty, "Snake Pass\r\nBcc: stranger@example.com\r\n\r\n.\r\nQUIT");
        await outbox.UntilAsync(callOut, d => d.State == DeliveryState.Delivered, "delivered");

        var mail = Assert.Single(server.Received);
        Assert.Equal([Address], mail.Recipients);
        Assert.DoesNotContain(mail.Headers, h => h[0].Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("Snake Pass  Bcc: stranger@example.com", mail.Header("Subject"), StringComparison.Ordinal);
        Assert.Contains("Start by 20:00.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_gets_the_message_when_it_is_back()
    {
        MailServer.Require();
        await using var server = new MailServer();
        await using var outbox = await StartAsync(server);

        var callOut = await outbox.IssueAsync(Duty);
        var first = await outbox.UntilAsync(callOut, OutboxUnderTest.Attempted(1), "tried");
        Assert.Equal((DeliveryState.Pending, "127.0.0.1 did not take it: Connection refused"), (first.State, first.Detail));
        await server.StartProcessAsync();
        var delivery = await outbox.UntilLaterAsync(callOut, d => d.State == DeliveryState.Delivered, "delivered");

        Assert.True(delivery.Attempts > 1);
        Assert.True(delivery.LastAttemptAt > OutboxUnderTest.Start);
        Assert.Equal($"<{callOut.Id}.{Duty}@example.gov.uk>", Assert.Single(server.Received).Header("Message-Id"));
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_says_nothing_is_not_waited_for_for_ever()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var outbox = await OutboxUnderTest.StartAsync([.. Settings(port), ("Notifications:Timeout", "00:00:01")]);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(Duty), OutboxUnderTest.Attempted(1), "tried");
        Assert.Equal((DeliveryState.Pending, "127.0.0.1 did not take it within 1 s"), (delivery.State, delivery.Detail));
    }

    [Theory]
    [InlineData("550 5.1.1 No such person", "GaveUp", "given up after 1 attempt: 127.0.0.1 refused it: 550 5.1.1 No such person")]
    [InlineData("450 4.2.1 Try later", "Pending", "127.0.0.1 refused it: 450 4.2.1 Try later")]
    public async Task A_refused_recipient_is_given_up_when_it_is_for_good_and_tried_again_when_it_is_not(string answer, string state, string detail)
    {
        await using var server = await MailServer.StartAsync("--refuse", $"{Address}={answer}");
        await using var outbox = await StartAsync(server);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(Duty), OutboxUnderTest.Attempted(1), "tried");
        Assert.Equal((state, detail), (delivery.State.ToString(), delivery.Detail));
        Assert.Empty(server.Received);
    }

    private static Task<OutboxUnderTest> StartAsync(MailServer server, params (string Key, string Value)[] settings) =>
        OutboxUnderTest.StartAsync([.. Settings(server.PortText), .. settings]);

    private static (string Key, string Value)[] Settings(string port) =>
    [
        ("Notifications:Recipients:duty-officer:Channel", "Email"),
        ("Notifications:Recipients:duty-officer:Address", Address),
        ("Notifications:Mail:Host", "127.0.0.1"),
        ("Notifications:Mail:Port", port),
        ("Notifications:Mail:Security", "None"),
        ("Notifications:Mail:From", "Telemetry <telemetry@example.gov.uk>"),
    ];
}
