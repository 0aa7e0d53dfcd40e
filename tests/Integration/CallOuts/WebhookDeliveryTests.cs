using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Telemetry.Domain.CallOuts;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>Call-outs to a real web server: what arrives, and what each of its answers leads to.</summary>
public sealed class WebhookDeliveryTests
{
    private const string App = "on-call-app";
    internal const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw2KhqgQw1yZA=";

    [Fact]
    public async Task A_webhook_arrives_once_signed_by_Standard_Webhooks_and_says_what_the_docs_say()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var outbox = await StartAsync(receiver, ("CallOut:DashboardUrl", "https://telemetry.example.gov.uk/"));

        var callOut = await outbox.IssueAsync(App);
        var delivery = await outbox.UntilAsync(callOut, d => d.State == DeliveryState.Delivered, "delivered");

        Assert.Equal((1, "HTTP 204"), (delivery.Attempts, delivery.Detail));
        var webhook = Assert.Single(receiver.Received);
        StandardWebhooks.AssertSigned(webhook, Secret);
        Assert.Equal(("POST", "/calls", callOut.Id), (webhook.Method, webhook.Path, webhook.Id));
        Assert.Equal("application/json; charset=utf-8", webhook.Headers["Content-Type"]);
        Assert.Equal("call-out", webhook.Json.GetProperty("type").GetString());
        Assert.Equal(OutboxUnderTest.Start, webhook.Json.GetProperty("timestamp").GetDateTimeOffset());
        var data = webhook.Json.GetProperty("data");
        Assert.Equal(
            (callOut.Id, false, false, 1, 1, callOut.Title, 1, "https://telemetry.example.gov.uk/"),
            (data.GetProperty("id").GetString(), data.GetProperty("test").GetBoolean(), data.GetProperty("simulatedTime").GetBoolean(), data.GetProperty("level").GetInt32(),
                data.GetProperty("levels").GetInt32(), data.GetProperty("title").GetString(), data.GetProperty("count").GetInt32(), data.GetProperty("dashboard").GetString()));
        Assert.Equal("Acknowledge it on the dashboard; else it goes out again and higher.", data.GetProperty("acknowledge").GetString());
        var item = Assert.Single(data.GetProperty("items").EnumerateArray());
        Assert.Equal("The spread rate rises from 8 to 10 g/m². Start by 20:00.", item.GetProperty("text").GetString());
        Assert.Equal(DeliveryState.Delivered, outbox.Feed.CallOuts[^1].Deliveries.Single().State);
    }

    [Fact]
    public async Task A_message_that_fails_is_sent_again_under_the_same_id_with_a_signature_of_its_own()
    {
        await using var receiver = await WebhookReceiver.StartAsync((context, number) => WebhookReceiver.Status(context, number <= 3 ? 500 : 200));
        await using var outbox = await StartAsync(receiver);

        var callOut = await outbox.IssueAsync(App);
        var delivery = await outbox.UntilLaterAsync(callOut, d => d.State == DeliveryState.Delivered, "delivered");

        Assert.Equal(4, delivery.Attempts);
        Assert.Equal(4, receiver.Received.Count);
        Assert.All(receiver.Received, webhook =>
        {
            StandardWebhooks.AssertSigned(webhook, Secret);
            Assert.Equal(callOut.Id, webhook.Id);
        });
        Assert.Single(receiver.Received.Select(w => Convert.ToHexString(w.Body)).Distinct());
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_server_that_asks_for_time_gets_it(int status)
    {
        var asked = TimeSpan.FromSeconds(100);
        await using var receiver = await WebhookReceiver.StartAsync((context, number) =>
        {
            context.Response.Headers.RetryAfter = asked.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return WebhookReceiver.Status(context, number == 1 ? status : 200);
        });
        await using var outbox = await StartAsync(receiver);

        var callOut = await outbox.IssueAsync(App);
        var first = await outbox.UntilAsync(callOut, OutboxUnderTest.Attempted(1), "tried");
        Assert.Equal((DeliveryState.Pending, $"HTTP {status}"), (first.State, first.Detail));
        Assert.Equal(OutboxUnderTest.Start + asked, await outbox.Store.ReadNextDueAsync(App, TestContext.Current.CancellationToken));

        var second = await outbox.UntilLaterAsync(callOut, d => d.State == DeliveryState.Delivered, "delivered");
        Assert.Equal(2, second.Attempts);
        Assert.True(second.LastAttemptAt >= OutboxUnderTest.Start + asked, $"Tried again at {second.LastAttemptAt}.");
    }

    [Fact]
    public async Task A_server_may_name_the_time_itself()
    {
        await using var receiver = await WebhookReceiver.StartAsync((context, _) =>
        {
            context.Response.Headers.RetryAfter = TimeProvider.System.GetUtcNow().AddSeconds(120).ToString("R", CultureInfo.InvariantCulture);
            return WebhookReceiver.Status(context, 503);
        });
        await using var outbox = await StartAsync(receiver);

        await outbox.UntilAsync(await outbox.IssueAsync(App), OutboxUnderTest.Attempted(1), "tried");
        var due = await outbox.Store.ReadNextDueAsync(App, TestContext.Current.CancellationToken);
        Assert.InRange(due!.Value - OutboxUnderTest.Start, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task A_server_can_ask_for_the_longest_wait_and_no_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync((context, _) =>
        {
            context.Response.Headers.RetryAfter = "86400";
            return WebhookReceiver.Status(context, 503);
        });
        await using var outbox = await StartAsync(receiver);

        await outbox.UntilAsync(await outbox.IssueAsync(App), OutboxUnderTest.Attempted(1), "tried");
        Assert.Equal(OutboxUnderTest.Start.AddMinutes(5), await outbox.Store.ReadNextDueAsync(App, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_says_410_gets_no_more_of_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync((context, _) => WebhookReceiver.Status(context, 410));
        await using var outbox = await StartAsync(receiver);

        var callOut = await outbox.IssueAsync(App);
        var delivery = await outbox.UntilAsync(callOut, d => d.State == DeliveryState.GaveUp, "given up");

        Assert.Equal("given up after 1 attempt: HTTP 410: the receiver wants no more messages", delivery.Detail);
        Assert.Single(receiver.Received);
        Assert.Null(await outbox.Store.ReadNextDueAsync(App, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = await WebhookReceiver.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync((context, _) =>
        {
            context.Response.Headers.Location = $"http://127.0.0.1:{elsewhere.Port}/calls";
            return WebhookReceiver.Status(context, status);
        });
        await using var outbox = await StartAsync(receiver);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(App), OutboxUnderTest.Attempted(1), "tried");

        Assert.Equal((DeliveryState.Pending, $"HTTP {status}: a redirect, which is not followed"), (delivery.State, delivery.Detail));
        Assert.Single(receiver.Received);
        Assert.Equal(0, elsewhere.Connections);
    }

    [Fact]
    public async Task A_name_that_leads_to_loopback_is_refused_and_nothing_connects()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var outbox = await OutboxUnderTest.StartAsync(
            ("Notifications:Recipients:on-call-app:Channel", "Webhook"),
            ("Notifications:Recipients:on-call-app:Url", $"http://localhost:{receiver.Port}/calls"),
            ("Notifications:Recipients:on-call-app:Secret", Secret),
            ("Notifications:AllowedPlaintextHosts:0", "localhost"));

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(App), d => d.State == DeliveryState.GaveUp, "given up");

        Assert.Contains("not of the public network; to allow it, name the host in Telemetry:Notifications:AllowedHosts", delivery.Detail, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", delivery.Detail, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Connections);
    }

    [Fact]
    public async Task The_same_name_allowed_is_reached()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var outbox = await OutboxUnderTest.StartAsync(
            ("Notifications:Recipients:on-call-app:Channel", "Webhook"),
            ("Notifications:Recipients:on-call-app:Url", $"http://localhost:{receiver.Port}/calls"),
            ("Notifications:Recipients:on-call-app:Secret", Secret),
            ("Notifications:AllowedPlaintextHosts:0", "localhost"),
            ("Notifications:AllowedHosts:0", "LOCALHOST"));

        await outbox.UntilAsync(await outbox.IssueAsync(App), d => d.State == DeliveryState.Delivered, "delivered");
        StandardWebhooks.AssertSigned(Assert.Single(receiver.Received), Secret);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_not_waited_for_for_ever_and_its_message_comes_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync(
            (context, number) => number == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }) : WebhookReceiver.Status(context, 200));
        await using var outbox = await StartAsync(receiver, ("Notifications:Timeout", "00:00:01"));

        var callOut = await outbox.IssueAsync(App);
        Assert.Equal("no answer within 1 s", (await outbox.UntilAsync(callOut, OutboxUnderTest.Attempted(1), "tried")).Detail);
        await outbox.UntilLaterAsync(callOut, d => d.State == DeliveryState.Delivered, "delivered");

        // Twice, or oftener where the machine has not let the second answer come within its second.
        Assert.True(receiver.Received.Count >= 2, $"{receiver.Received.Count} came");
        Assert.All(receiver.Received, webhook => Assert.Equal(callOut.Id, webhook.Id));
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off_and_counts_by_its_status()
    {
        await using var receiver = await WebhookReceiver.StartAsync(async (context, _) =>
        {
            var block = new byte[65_536];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });
        await using var outbox = await StartAsync(receiver);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(App), OutboxUnderTest.Attempted(1), "tried");
        Assert.Equal((DeliveryState.Delivered, "HTTP 200"), (delivery.State, delivery.Detail));
    }

    /// <summary>Closes at once, or answers what is not HTTP.</summary>
    [Theory]
    [InlineData("", "http")]
    [InlineData("220 mail.test ESMTP\r\n", "http")]
    [InlineData("HTTP/1.1 999999 \r\n\r\n", "http")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", "https")]
    public async Task Something_else_than_a_web_server_is_a_failed_attempt(string answer, string scheme)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[4096], TestContext.Current.CancellationToken);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        });
        await using var outbox = await OutboxUnderTest.StartAsync(Settings($"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(App), OutboxUnderTest.Attempted(1), "tried");
        await serving;
        Assert.Equal(DeliveryState.Pending, delivery.State);
        Assert.NotEmpty(delivery.Detail!);
        Assert.DoesNotContain("can't be worked on", outbox.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_read_from_its_file_at_each_attempt_and_a_file_that_is_gone_is_told()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Secret + "\n", TestContext.Current.CancellationToken);
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var outbox = await OutboxUnderTest.StartAsync(
            [.. Settings($"http://127.0.0.1:{receiver.Port}/calls"), ("Notifications:Recipients:on-call-app:Secret", ""), ("Notifications:Recipients:on-call-app:SecretFile", file)]);
        File.Delete(file);

        var callOut = await outbox.IssueAsync(App);
        var failed = await outbox.UntilAsync(callOut, OutboxUnderTest.Attempted(1), "tried");
        Assert.Equal(DeliveryState.Pending, failed.State);
        Assert.StartsWith($"not sent: {file} can't be read: ", failed.Detail, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Connections);

        await File.WriteAllTextAsync(file, "no secret", TestContext.Current.CancellationToken);
        var wrong = await outbox.UntilLaterAsync(callOut, OutboxUnderTest.Attempted(2), "tried again");
        Assert.Equal($"not sent: {file} no longer holds a secret", wrong.Detail);

        var fresh = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
        await File.WriteAllTextAsync(file, fresh, TestContext.Current.CancellationToken);
        await outbox.UntilLaterAsync(callOut, d => d.State == DeliveryState.Delivered, "delivered");
        StandardWebhooks.AssertSigned(Assert.Single(receiver.Received), fresh);
        File.Delete(file);
    }

    [Fact]
    public async Task No_secret_is_in_the_log_or_the_record()
    {
        await using var receiver = await WebhookReceiver.StartAsync((context, _) => WebhookReceiver.Status(context, 401));
        await using var outbox = await StartAsync(receiver);

        var delivery = await outbox.UntilAsync(await outbox.IssueAsync(App), OutboxUnderTest.Attempted(1), "tried");
        Assert.Equal("HTTP 401", delivery.Detail);
        Assert.Contains("did not get to on-call-app and is tried again: HTTP 401", outbox.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw2KhqgQw1yZA", outbox.Log, StringComparison.Ordinal);
    }

    internal static Task<OutboxUnderTest> StartAsync(WebhookReceiver receiver, params (string Key, string Value)[] settings) =>
        OutboxUnderTest.StartAsync([.. Settings($"http://127.0.0.1:{receiver.Port}/calls"), .. settings]);

    private static (string Key, string Value)[] Settings(string url) =>
    [
        ("Notifications:Recipients:on-call-app:Channel", "Webhook"),
        ("Notifications:Recipients:on-call-app:Url", url),
        ("Notifications:Recipients:on-call-app:Secret", Secret),
        ("Notifications:AllowedHosts:0", "127.0.0.1"),
        ("Notifications:AllowedPlaintextHosts:0", "127.0.0.1"),
    ];
}
