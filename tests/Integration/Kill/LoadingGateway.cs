using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>
/// A gateway under load: publishes its messages in order, some in flight at a time, keeps what was not acknowledged and
/// publishes it again after a broken connection. It ends when all is acknowledged.
/// </summary>
internal sealed class LoadingGateway(
    int port, string gateway, string? key, IReadOnlyList<GatewayMessage> messages, Func<int, bool> released) : IDisposable
{
    private const int InFlight = 64;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly bool[] _answered = new bool[messages.Count];
    private int _count;
    private int _publishedReadings;
    private int _refused;

    /// <summary>Messages with a PUBACK, of success or of refusal.</summary>
    public int Answered => Volatile.Read(ref _count);

    public int Refused => Volatile.Read(ref _refused);

    /// <summary>How often a reading was published, repeats included.</summary>
    public int PublishedReadings => Volatile.Read(ref _publishedReadings);

    public int Connects { get; private set; }

    /// <summary>Publishes until all is answered, connecting again whenever the connection breaks.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Answered < messages.Count)
        {
            try
            {
                var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(gateway)
                    .WithProtocolVersion(MqttProtocolVersion.V500).WithTimeout(Patience.Limit);
                if (key is not null)
                {
                    options.WithCredentials(gateway, key);
                }

                if (_client.IsConnected)
                {
                    // A message was not answered as it should be, on a line that holds.
                    await _client.DisconnectAsync(cancellationToken: cancellation);
                }

                var connected = await _client.ConnectAsync(options.Build(), cancellation);
                Assert.Equal(MqttClientConnectResultCode.Success, connected.ResultCode);
                Connects++;
                await PublishRestAsync(pause, cancellation);
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                // The host was killed, or is not up yet: what was not acknowledged is published again.
                await pause.WaitForNextTickAsync(cancellation);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task PublishRestAsync(PeriodicTimer pause, CancellationToken cancellation)
    {
        using var free = new SemaphoreSlim(InFlight);
        var running = new List<Task>();
        for (var i = 0; i < messages.Count && _client.IsConnected; i++)
        {
            if (_answered[i])
            {
                continue;
            }

            while (!released(i) && _client.IsConnected)
            {
                await pause.WaitForNextTickAsync(cancellation);
            }

            await free.WaitAsync(cancellation);
            running.Add(PublishAsync(i, free, cancellation));
        }

        await Task.WhenAll(running);
    }

    private async Task PublishAsync(int index, SemaphoreSlim free, CancellationToken cancellation)
    {
        try
        {
            var message = messages[index];
            Interlocked.Add(ref _publishedReadings, message.Readings.Count);
            var result = await _client.PublishAsync(
                new MqttApplicationMessageBuilder().WithTopic($"telemetry/v1/{message.Gateway}/{message.Sensor}")
                    .WithPayload(Encoding.UTF8.GetBytes(Payload(message))).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(),
                cancellation);
            var refused = result.ReasonCode is MqttClientPublishReasonCode.TopicNameInvalid or MqttClientPublishReasonCode.PayloadFormatInvalid;
            if (!result.IsSuccess && !refused)
            {
                throw new InvalidOperationException($"{message} was answered {result.ReasonCode} {result.ReasonString}");
            }

            _answered[index] = true;
            Interlocked.Increment(ref _count);
            if (refused)
            {
                Interlocked.Increment(ref _refused);
            }
        }
        finally
        {
            free.Release();
        }
    }

    private static string Payload(GatewayMessage message)
    {
        var readings = message.Readings.Select(r => string.Create(CultureInfo.InvariantCulture, $"\"{r.Quantity}\":{r.Value:R}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"observedAt\":\"{message.ObservedAt.UtcDateTime:O}\",\"readings\":{{{string.Join(',', readings)}}}}}");
    }
}
