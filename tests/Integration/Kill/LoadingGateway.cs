using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>
/// A gateway under load: publishes its readings in order, some in flight at a time, keeps what was not acknowledged and
/// publishes it again after a broken connection. Bounded: it ends when all is acknowledged.
/// </summary>
internal sealed class LoadingGateway(int port, string gateway, IReadOnlyList<PublishedReading> readings) : IDisposable
{
    private const int InFlight = 32;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly bool[] _acknowledged = new bool[readings.Count];
    private int _count;
    private int _published;

    public int Acknowledged => Volatile.Read(ref _count);

    /// <summary>How often a reading was published, repeats included.</summary>
    public int Published => Volatile.Read(ref _published);

    /// <summary>Publishes until all is acknowledged, connecting again whenever the connection breaks.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Acknowledged < readings.Count)
        {
            try
            {
                var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(gateway)
                    .WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500).Build();
                var connected = await _client.ConnectAsync(options, cancellation);
                if (connected.ResultCode == MqttClientConnectResultCode.Success)
                {
                    await PublishRestAsync(cancellation);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                // The host was killed, or is not up yet: what was not acknowledged is published again.
                await pause.WaitForNextTickAsync(cancellation);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task PublishRestAsync(CancellationToken cancellation)
    {
        using var free = new SemaphoreSlim(InFlight);
        var running = new List<Task>();
        for (var i = 0; i < readings.Count && _client.IsConnected; i++)
        {
            if (_acknowledged[i])
            {
                continue;
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
            var reading = readings[index];
            var payload = string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"observedAt":"{{{reading.ObservedAt.UtcDateTime:O}}}","readings":{"road_surface_temperature":{{{reading.Value:R}}}}}""");
            var message = new MqttApplicationMessageBuilder().WithTopic($"telemetry/v1/{gateway}/{reading.Sensor}")
                .WithPayload(Encoding.UTF8.GetBytes(payload)).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
            Interlocked.Increment(ref _published);
            var result = await _client.PublishAsync(message, cancellation);
            if (result.IsSuccess && !_acknowledged[index])
            {
                _acknowledged[index] = true;
                Interlocked.Increment(ref _count);
            }
        }
        finally
        {
            free.Release();
        }
    }
}
