using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Telemetry.Tests.Integration.CallOuts;

namespace Telemetry.Tests.Browser;

/// <summary>The service that wakes the duty officer: a real web server on loopback that takes signed call-outs.</summary>
internal sealed class OnCall : IAsyncDisposable
{
    /// <summary>Most messages that nobody waits for; a host that sends more is at fault.</summary>
    private const int MostWaiting = 100;

    private readonly string _secret = "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly Channel<int> _numbers = Channel.CreateBounded<int>(MostWaiting);
    private WebhookReceiver _receiver = null!;

    private OnCall()
    {
    }

    /// <summary>The settings by which a host calls it out.</summary>
    public IEnumerable<string> Settings =>
    [
        "--Telemetry:Notifications:Recipients:on-call:Channel=Webhook",
        $"--Telemetry:Notifications:Recipients:on-call:Url=http://127.0.0.1:{_receiver.Port}/call-out",
        $"--Telemetry:Notifications:Recipients:on-call:Secret={_secret}",
        "--Telemetry:Notifications:AllowedHosts:0=127.0.0.1",
        "--Telemetry:Notifications:AllowedPlaintextHosts:0=127.0.0.1",

        // Of the simulated clock, which runs faster than this server can.
        "--Telemetry:Notifications:Timeout=00:02:00",
        "--Telemetry:CallOut:Levels:0:Recipients:0=on-call",
        $"--Telemetry:CallOut:MessagesPerWindow={MostWaiting}",
    ];

    public static async Task<OnCall> StartAsync()
    {
        var onCall = new OnCall();
        onCall._receiver = await WebhookReceiver.StartAsync((context, number) =>
        {
            onCall._numbers.Writer.TryWrite(number);
            return WebhookReceiver.Status(context, 204);
        });
        return onCall;
    }

    /// <summary>Leaves aside what has come up to now.</summary>
    public void PassOver()
    {
        while (_numbers.Reader.TryRead(out _))
        {
        }
    }

    /// <summary>The first message from here on that lists a concern; every message is held to its signature.</summary>
    public async Task<(JsonElement Data, JsonElement Item)> NextAboutAsync(string concern, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            while (true)
            {
                var number = await _numbers.Reader.ReadAsync(limit.Token);
                var webhook = _receiver.Received[number - 1];
                StandardWebhooks.AssertSigned(webhook, _secret);
                var data = webhook.Json.GetProperty("data");
                foreach (var item in data.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("concern").GetString() == concern))
                {
                    return (data, item);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var said = string.Join('\n', _receiver.Received.Select(w => w.Json.GetRawText()));
            throw new InvalidOperationException($"Nobody was called out about {concern} within {patience}; what came:\n{said}");
        }
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();
}
