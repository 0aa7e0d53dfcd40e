using System.Net.Sockets;
using Telemetry.Tests.Integration.Soak;

namespace Telemetry.Bench.Drain;

/// <summary>A gateway on a lean socket. It knows when each message was due, so that a host that stops reading shows in the times.</summary>
internal sealed class DrainGateway : IAsyncDisposable
{
    private const int InFlight = 100;

    private readonly TcpClient _socket = new() { NoDelay = true };
    private readonly SemaphoreSlim _window = new(InFlight);
    private readonly SemaphoreSlim _writing = new(1);
    private readonly long[] _due = new long[ushort.MaxValue + 1];
    private readonly CancellationTokenSource _ending = new();
    private Task _receiving = Task.CompletedTask;
    private ushort _last;

    /// <summary>Where acknowledgement times go; null while they are of no interest.</summary>
    public LatencyHistogram? Acknowledged { get; set; }

    public long Answers { get; private set; }

    /// <summary>Answers that refuse.</summary>
    public long Refusals { get; private set; }

    public static async Task<DrainGateway> ConnectAsync(string id, string? key, int port)
    {
        var gateway = new DrainGateway();
        await gateway._socket.ConnectAsync("127.0.0.1", port);
        var stream = gateway._socket.GetStream();
        await stream.WriteAsync(MqttPackets.Connect(id, key, 0));
        var (type, body) = await MqttPackets.ReadAsync(stream, new byte[1], CancellationToken.None);
        if (type != 0x20 || body[1] != 0)
        {
            throw new IOException($"Gateway {id} was refused with 0x{body[1]:X2}.");
        }

        gateway._receiving = gateway.ReceiveAsync(stream);
        return gateway;
    }

    /// <param name="due">When the message came to be, a timestamp: its time counts from then.</param>
    public async Task PublishAsync(string topic, byte[] payload, long due)
    {
        await _window.WaitAsync(_ending.Token);
        await _writing.WaitAsync(_ending.Token);
        try
        {
            _last = (ushort)((_last % ushort.MaxValue) + 1);
            _due[_last] = due;
            await _socket.GetStream().WriteAsync(MqttPackets.Publish(topic, _last, payload), _ending.Token);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Waits until everything that was published is acknowledged.</summary>
    public async Task SettleAsync()
    {
        for (var i = 0; i < InFlight; i++)
        {
            await _window.WaitAsync(_ending.Token);
        }

        _window.Release(InFlight);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _socket.Dispose();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
        _window.Dispose();
        _writing.Dispose();
    }

    private async Task ReceiveAsync(NetworkStream stream)
    {
        await using var buffered = new BufferedStream(stream, 8192);
        var one = new byte[1];
        try
        {
            while (true)
            {
                var (type, body) = await MqttPackets.ReadAsync(buffered, one, _ending.Token);
                if (type != 0x40)
                {
                    throw new IOException($"The host sent a packet 0x{type:X2} instead of an acknowledgement.");
                }

                var (id, code, _) = MqttPackets.PubAck(body);
                Answers++;
                Refusals += code >= 0x80 ? 1 : 0;
                Acknowledged?.Add(TimeProvider.System.GetElapsedTime(_due[id]));
                _window.Release();
            }
        }
        catch (Exception)
        {
            await _ending.CancelAsync();
            throw;
        }
    }
}
