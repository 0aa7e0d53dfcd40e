using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Mqtt.Embedded;

namespace Telemetry.Ingest.Mqtt.External;

/// <summary>
/// One connection to an external broker. PUBLISHes are taken here, before MQTTnet would queue them without bound, and
/// acknowledged in groups after their commit: not reading is TCP back-pressure to the broker.
/// </summary>
internal sealed class SubscriberConnection(
    MqttChannelAdapter inner, FramedChannel channel, PublishReceiver receiver, HandedOver handedOver, MqttMetrics metrics, int receiveMaximum)
    : IMqttChannelAdapter, IAckChannel
{
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private AckWindow? _window;
    private long _acknowledged;

    /// <summary>Completes, with the cause, when nothing more will be received.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>That the journal took nothing more, when it was for this that the connection was closed.</summary>
    public JournalFailedException? Refused { get; private set; }

    /// <summary>Awaited for each time that the broker says how long it has been running.</summary>
    public Func<TimeSpan, CancellationToken, Task>? UptimeTold { get; set; }

    public int InFlight => _window?.InFlight ?? 0;

    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>A PUBACK to a broker is plain: whose fault a rejection was, it can't mend.</summary>
    public PubAckStyle AckStyle => PubAckStyle.Plain;

    public ArrayBufferWriter<byte> AckBuffer { get; } = new(1024);

    public long BytesReceived => inner.BytesReceived;

    public long BytesSent => inner.BytesSent;

    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    public bool IsSecureConnection => inner.IsSecureConnection;

    public MqttPacketFormatterAdapter PacketFormatterAdapter => inner.PacketFormatterAdapter;

    public async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        _window ??= new AckWindow(this, receiveMaximum);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            while (true)
            {
                var packet = await inner.ReceivePacketAsync(ending.Token);
                if (packet is not MqttPublishPacket publish)
                {
                    if (packet is null)
                    {
                        Close(channel.TooLarge ? "the broker sent a packet that is too large" : "the broker closed the connection");
                    }

                    return packet!;
                }

                if (Malformation.Of(publish) is { } malformed)
                {
                    Close($"the broker broke the protocol: {malformed.Text}");
                    return null!;
                }

                if (BrokerUptime.IsOf(publish))
                {
                    if (BrokerUptime.Read(publish) is { } uptime && UptimeTold is { } told)
                    {
                        await told(uptime, ending.Token);
                    }

                    continue;
                }

                await receiver.ReceiveAsync(publish, signedIn: null, channel.LastCut, _window, ending.Token);
            }
        }
        catch (JournalFailedException error)
        {
            OnJournalFailed(error);
            throw;
        }
        catch (Exception error)
        {
            Close(error.Message);
            throw;
        }
    }

    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken) => inner.SendPacketAsync(packet, cancellationToken);

    public async Task WriteAcksAsync(ReadOnlyMemory<byte> packets, int count, long newestObserved)
    {
        // Durable here, whether or not the broker comes to know.
        handedOver.Observed(newestObserved);
        await channel.WriteAsync(new ReadOnlySequence<byte>(packets), isEndOfPacket: true, _closing.Token);
        Interlocked.Add(ref _acknowledged, count);
        metrics.Acknowledged(count);
    }

    public void OnJournalFailed(Exception error)
    {
        Refused ??= error as JournalFailedException ?? new JournalFailedException(error.Message, error);
        Close($"the journal takes nothing: {error.Message}");
    }

    public void OnAckFailed(Exception error) => Close($"acknowledging failed: {error.Message}");

    /// <summary>Ends it without a DISCONNECT, so that the broker keeps the session and delivers again what was not acknowledged.</summary>
    public void Close(string cause)
    {
        if (_ended.TrySetResult(cause))
        {
            try
            {
                _closing.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // Ended from both sides at once.
            }
        }
    }

    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    public async Task DisconnectAsync(CancellationToken cancellationToken)
    {
        Close("disconnected");
        try
        {
            await inner.DisconnectAsync(cancellationToken);
        }
        catch (MqttCommunicationException)
        {
            // It is gone already.
        }
    }

    public void ResetStatistics() => inner.ResetStatistics();

    public void Dispose()
    {
        Close("disposed");
        _window?.Dispose();
        inner.Dispose();
        channel.Dispose();
        _closing.Dispose();
    }
}
