using System.Diagnostics;
using System.Text.Json;
using Telemetry.Domain.CallOuts;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>The check of a signature that docs/call-out.md hands to receivers, run as it stands there.</summary>
public sealed class DocumentedCheckTests
{
    private const string Driver = """

        import json, sys
        given = json.load(sys.stdin)
        try:
            check(given["headers"], base64.b64decode(given["body"]), given["secret"])
            print("ours")
        except ValueError as error:
            print(error)
        """;

    [Fact]
    public async Task Takes_what_is_sent_and_refuses_what_was_changed_on_the_way()
    {
        MailServer.RequirePython();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var outbox = await WebhookDeliveryTests.StartAsync(receiver);
        await outbox.UntilAsync(await outbox.IssueAsync("on-call-app"), d => d.State == DeliveryState.Delivered, "delivered");
        var webhook = Assert.Single(receiver.Received);
        byte[] changed = [.. webhook.Body];
        changed[^2] ^= 1;

        Assert.Equal("ours", await CheckAsync(webhook, WebhookDeliveryTests.Secret));
        Assert.Equal("not from us", await CheckAsync(webhook with { Body = changed }, WebhookDeliveryTests.Secret));
        Assert.Equal("not from us", await CheckAsync(webhook, "whsec_" + Convert.ToBase64String(new byte[32])));
        Assert.Equal(
            "too old: a replay, or a wrong clock",
            await CheckAsync(webhook with { Headers = new Dictionary<string, string>(webhook.Headers) { ["webhook-timestamp"] = "1768413600" } }, WebhookDeliveryTests.Secret));
    }

    private static async Task<string> CheckAsync(ReceivedWebhook webhook, string secret)
    {
        var docs = await File.ReadAllTextAsync(Repository.Path("docs", "call-out.md"), TestContext.Current.CancellationToken);
        const string Fence = "```python\n";
        var from = docs.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        var code = docs[from..docs.IndexOf("```", from, StringComparison.Ordinal)];
        using var python = Process.Start(new ProcessStartInfo(MailServer.Python, ["-c", code + Driver]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var headers = webhook.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value);
        await python.StandardInput.WriteAsync(JsonSerializer.Serialize(new { headers, body = Convert.ToBase64String(webhook.Body), secret }));
        python.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience.Limit);
        var errors = python.StandardError.ReadToEndAsync(patience.Token);
        var said = await python.StandardOutput.ReadToEndAsync(patience.Token);
        await python.WaitForExitAsync(patience.Token);
        Assert.True(python.ExitCode == 0, await errors);
        return said.Trim();
    }
}
