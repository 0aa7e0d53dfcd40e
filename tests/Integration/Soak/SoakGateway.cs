using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>
/// A lean gateway on a socket of its own: publishes with QoS 1 in order, keeps what was not acknowledged, and after a broken
/// connection sends that again first, in the same order. That PUBACKs come in the order of the PUBLISHes is checked by the way.
/// </summary>
internal sealed class SoakGateway(string id, string? key, int port, SoakAccount account) : IDisposable
{
    private const int InFlight = 64;
    private const int Kept = 50_000;
    private const ushort KeepAlive = 60;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);
    private readonly Channel<SoakMessage> _messages = Channel.CreateBounded<SoakMessage>(Kept);
    private readonly Lock _lock = new();
    private readonly Queue<(ushort Id, SoakMessage Message)> _inFlight = new();
    private readonly Queue<SoakMessage> _again = new();
    private Socket? _socket;
    private ushort _lastId;

    public int Connects { get; private set; }

    /// <summary>Messages that wait here: not sent yet, or not acknowledged.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _messages.Reader.Count + _inFlight.Count + _again.Count;
            }
        }
    }

    /// <summary>Why connections ended, and how often.</summary>
    public SortedDictionary<string, int> Ends { get; } = new(StringComparer.Ordinal);

    /// <summary>False when the gateway holds as much as it can keep: a load that waits for it is slowed.</summary>
    public bool TryEnqueue(SoakMessage message) => _messages.Writer.TryWrite(message);

    public ValueTask EnqueueAsync(SoakMessage message, CancellationToken cancellation) => _messages.Writer.WriteAsync(message, cancellation);

    /// <summary>Breaks the connection as a dying modem does: a reset, and whatever was on its way is gone.</summary>
    public void Cut()
    {
        if (Volatile.Read(ref _socket) is { } socket)
        {
            try
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // It had broken by itself.
            }
        }
    }

    /// <summary>Connects, publishes, and connects again, until it is told to end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var pause = TimeSpan.FromMilliseconds(20);
        while (!cancellation.IsCancellationRequested)
        {
            var connects = Connects;
            try
            {
                await ConnectionAsync(cancellation);
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                Ended(error is EndOfStreamException ? "closed by the broker" : error is OperationCanceledException ? "no answer" : "broken");
            }

            pause = Connects > connects ? TimeSpan.FromMilliseconds(20) : TimeSpan.FromMilliseconds(Math.Min(500, pause.TotalMilliseconds * 2));
            await Task.Delay(pause, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _socket?.Dispose();

    private async Task ConnectionAsync(CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(ConnectPatience);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), ending.Token);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(MqttPackets.Connect(id, key, KeepAlive), ending.Token);
        var (type, body) = await MqttPackets.ReadAsync(stream, new byte[1], ending.Token);
        if (type != 0x20 || body[1] != 0)
        {
            Ended($"refused 0x{body[1]:X2}");
            return;
        }

        ending.CancelAfter(Timeout.InfiniteTimeSpan);
        Connects++;
        Volatile.Write(ref _socket, socket);
        using var window = new SemaphoreSlim(InFlight);
        var receiving = ReceiveAsync(stream, window, ending.Token);
        var sending = SendAsync(stream, window, ending.Token);
        try
        {
            await await Task.WhenAny(receiving, sending);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(receiving, sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Volatile.Write(ref _socket, null);
            KeepUnacknowledged();
        }
    }

    private async Task SendAsync(NetworkStream stream, SemaphoreSlim window, CancellationToken cancellation)
    {
        while (true)
        {
            while (!await window.WaitAsync(Idle, cancellation))
            {
                await stream.WriteAsync(MqttPackets.Ping, cancellation);
            }

            (ushort Id, SoakMessage Message) next;
            while (!TryTake(out next))
            {
                using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                idle.CancelAfter(Idle);
                try
                {
                    await _messages.Reader.WaitToReadAsync(idle.Token);
                }
                catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
                {
                    await stream.WriteAsync(MqttPackets.Ping, cancellation);
                }
            }

            account.SentOnce(next.Message, TimeProvider.System.GetTimestamp());
            await stream.WriteAsync(MqttPackets.Publish(next.Message.Topic, next.Id, next.Message.Payload), cancellation);
        }
    }

    private async Task ReceiveAsync(NetworkStream stream, SemaphoreSlim window, CancellationToken cancellation)
    {
        await using var buffered = new BufferedStream(stream, 8192);
        var one = new byte[1];
        while (true)
        {
            var (type, body) = await MqttPackets.ReadAsync(buffered, one, cancellation);
            if (type == 0xE0)
            {
                Ended($"disconnected 0x{(body.Length > 0 ? body[0] : 0):X2}");
                return;
            }

            if (type != 0x40)
            {
                continue;
            }

            var (packet, code, text) = MqttPackets.PubAck(body);
            SoakMessage message;
            lock (_lock)
            {
                if (!_inFlight.TryDequeue(out var oldest) || oldest.Id != packet)
                {
                    throw new InvalidOperationException($"{id} was acknowledged packet {packet} when {oldest.Id} was next [MQTT-4.6.0].");
                }

                message = oldest.Message;
            }

            account.Answer(message, code, text, TimeProvider.System.GetElapsedTime(message.FirstSent));
            window.Release();
        }
    }

    /// <summary>The next to send, noted as in flight before anything else can happen.</summary>
    private bool TryTake(out (ushort Id, SoakMessage Message) next)
    {
        lock (_lock)
        {
            if (!_again.TryDequeue(out var message) && !_messages.Reader.TryRead(out message))
            {
                next = default;
                return false;
            }

            _lastId = (ushort)((_lastId % ushort.MaxValue) + 1);
            next = (_lastId, message);
            _inFlight.Enqueue(next);
            return true;
        }
    }

    private void KeepUnacknowledged()
    {
        lock (_lock)
        {
            var rest = _again.ToArray();
            _again.Clear();
            while (_inFlight.TryDequeue(out var sent))
            {
                _again.Enqueue(sent.Message);
            }

            foreach (var message in rest)
            {
                _again.Enqueue(message);
            }
        }
    }

    private void Ended(string how)
    {
        lock (_lock)
        {
            Ends[how] = Ends.GetValueOrDefault(how) + 1;
        }
    }
}
