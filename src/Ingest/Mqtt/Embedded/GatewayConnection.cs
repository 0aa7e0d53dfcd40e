using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Time;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>
/// One connection instance. It stands between MQTTnet and the wire: PUBLISH, PING and SUBSCRIBE are answered here, so that
/// nothing queues without bound inside the server, and a PUBACK can only go to the connection its PUBLISH came by.
/// MQTTnet keeps the sessions, the sign-in exchange and takeover.
/// </summary>
/// <remarks>docs/adr/0003-deferred-puback.md</remarks>
internal sealed class GatewayConnection : IMqttChannelAdapter, IAckChannel
{
    private readonly MqttChannelAdapter _inner;
    private readonly FramedChannel _channel;
    private readonly ConnectionServices _services;
    private readonly CancellationTokenSource _closing = new();
    private readonly AckWindow _window;
    private readonly InboundGuard _guard;
    private int _closed;
    private volatile bool _stopReading;
    private MqttConnectPacket? _connect;
    private string? _assignedClientId;

    public GatewayConnection(MqttChannelAdapter inner, FramedChannel channel, ConnectionServices services)
    {
        _inner = inner;
        _channel = channel;
        _services = services;
        _window = new AckWindow(this, services.Options.ReceiveMaximum);
        _guard = new InboundGuard(services, IsVersion5);
        AckBuffer = new ArrayBufferWriter<byte>(256);
    }

    /// <summary>Null until the sign-in, and for a gateway let in without a key.</summary>
    public GatewayId? Gateway { get; private set; }

    public StoredCredential? Credential { get; private set; }

    public bool IsSignedIn { get; private set; }

    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    public int InFlight => _window.InFlight;

    public GatewayQuota? Quota => _guard.Quota;

    /// <summary>MQTTnet does not pass this on to the sign-in.</summary>
    public bool HasWill => _connect?.WillFlag ?? false;

    public FramedChannel Channel => _channel;

    public PubAckStyle AckStyle { get; private set; }

    public ArrayBufferWriter<byte> AckBuffer { get; }

    public long BytesReceived => _inner.BytesReceived;

    public long BytesSent => _inner.BytesSent;

    public X509Certificate2 ClientCertificate => _inner.ClientCertificate;

    public EndPoint RemoteEndPoint => _inner.RemoteEndPoint;

    public EndPoint LocalEndPoint => _inner.LocalEndPoint;

    public bool IsSecureConnection => _inner.IsSecureConnection;

    public MqttPacketFormatterAdapter PacketFormatterAdapter => _inner.PacketFormatterAdapter;

    /// <summary>The silence after which the gateway is taken for gone; zero for none.</summary>
    public TimeSpan KeepAlive { get; private set; }

    /// <summary>We are not reading, so silence is ours and not the gateway's.</summary>
    public bool IsHoldingReader { get; private set; }

    private bool IsVersion5() => PacketFormatterAdapter.ProtocolVersion == MqttProtocolVersion.V500;

    public void SignIn(GatewayId? gateway, StoredCredential? credential, GatewayQuota quota)
    {
        Gateway = gateway;
        Credential = credential;
        _guard.Quota = quota;
        _channel.MaxBytesNow = _services.Options.MaxPacketBytes;
        _channel.CutsOversizedPublish = true;
        AckStyle = !IsVersion5() ? PubAckStyle.Plain : _connect!.RequestProblemInformation ? PubAckStyle.Full : PubAckStyle.CodeOnly;
        IsSignedIn = true;
    }

    public async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        // The token is the server's own; ours ends waits when we close from our side.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        while (true)
        {
            IsHoldingReader = false;
            var packet = await _inner.ReceivePacketAsync(ending.Token);
            IsHoldingReader = true;
            if (packet is null)
            {
                if (_channel.TooLarge)
                {
                    await CloseAsync(MqttDisconnectReasonCode.PacketTooLarge, $"A packet may have {_channel.MaxBytesNow} bytes.");
                }

                return null!;
            }

            if (_stopReading)
            {
                // Received, but not taken: it is not acknowledged, and the gateway sends it again.
                await Task.Delay(Timeout.InfiniteTimeSpan, ending.Token);
            }

            if (!IsSignedIn || packet is MqttDisconnectPacket)
            {
                return PrepareForServer(packet);
            }

            try
            {
                if (await _guard.JudgeAsync(packet, _channel.LastLength, ending.Token) is { } breach)
                {
                    await CloseAsync(breach.Code, breach.Text);
                    return null!;
                }

                await AnswerAsync(packet, ending.Token);
            }
            catch (Domain.Journal.JournalFailedException error)
            {
                OnJournalFailed(error);
                return null!;
            }
            catch (Exception error) when (error is not (OperationCanceledException or MqttCommunicationException or ObjectDisposedException))
            {
                // A loop's edge: MQTTnet would end the connection without a word to anyone.
                BrokerLog.ReceiveFailed(_services.Logger, Gateway?.Value ?? "anonymous", error);
                await CloseAsync(MqttDisconnectReasonCode.ImplementationSpecificError, "The host failed on this packet; it was not acknowledged.");
                return null!;
            }
        }
    }

    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        if (packet is MqttConnAckPacket { ReasonCode: MqttConnectReasonCode.Success } accepted)
        {
            Announce(accepted);
        }

        return _inner.SendPacketAsync(packet, cancellationToken);
    }

    public async Task WriteAcksAsync(ReadOnlyMemory<byte> packets, int count, long newestObserved)
    {
        await _channel.WriteAsync(new ReadOnlySequence<byte>(packets), isEndOfPacket: true, _closing.Token);
        _services.Metrics.Acknowledged(count);
    }

    public void OnJournalFailed(Exception error)
    {
        if (_services.Journal.Failed())
        {
            BrokerLog.JournalFailed(_services.Logger, Gateway?.Value ?? "anonymous", error.Message);
        }

        _ = CloseAsync(MqttDisconnectReasonCode.ServerBusy, "The journal can't write; nothing was acknowledged. Try again later.");
    }

    public void OnAckFailed(Exception error) => _ = CloseAsync(MqttDisconnectReasonCode.UnspecifiedError, "");

    /// <summary>Tells a version 5 gateway why, as far as it still listens, and closes this connection, never its successor.</summary>
    public async Task CloseAsync(MqttDisconnectReasonCode reason, string text)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        _services.Metrics.Ended(reason.ToString());
        if (_services.Lines.TryTake(out var passedOver))
        {
            BrokerLog.Ended(_services.Logger, Gateway?.Value ?? "anonymous", RemoteEndPoint, reason, text, passedOver);
        }

        try
        {
            if (IsSignedIn && IsVersion5())
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1), _services.Time.OfMachine());
                await _inner.SendPacketAsync(new MqttDisconnectPacket { ReasonCode = reason, ReasonString = text }, timeout.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or MqttCommunicationException or ObjectDisposedException)
        {
            // It is gone already; that is all we wanted.
        }

        try
        {
            await _closing.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The server was faster.
        }
    }

    /// <summary>Reads nothing more, waits for what is in flight to be acknowledged, and says goodbye.</summary>
    public async Task StopReadingAsync(TimeSpan patience)
    {
        _stopReading = true;
        var since = _services.Time.GetTimestamp();
        while (InFlight > 0 && !IsClosed && _services.Time.GetElapsedTime(since) < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), _services.Time);
        }

        await CloseAsync(MqttDisconnectReasonCode.ServerShuttingDown, "The host is stopping.");
    }

    public Task ConnectAsync(CancellationToken cancellationToken) => _inner.ConnectAsync(cancellationToken);

    public Task DisconnectAsync(CancellationToken cancellationToken) => _inner.DisconnectAsync(cancellationToken);

    public void ResetStatistics() => _inner.ResetStatistics();

    public void Dispose()
    {
        Volatile.Write(ref _closed, 1);
        _window.Dispose();
        _inner.Dispose();
        _channel.Dispose();
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task AnswerAsync(MqttPacket packet, CancellationToken cancellation)
    {
        switch (packet)
        {
            case MqttPublishPacket publish:
                _guard.Judged(await _services.Receiver.ReceiveAsync(publish, Gateway, _channel.LastCut, _window, cancellation));
                break;
            case MqttPingReqPacket:
                await _inner.SendPacketAsync(MqttPingRespPacket.Instance, cancellation);
                break;
            case MqttSubscribePacket subscribe:
                await _inner.SendPacketAsync(Refusals.Of(subscribe, IsVersion5()), cancellation);
                break;
            case MqttUnsubscribePacket unsubscribe:
                await _inner.SendPacketAsync(Refusals.Of(unsubscribe), cancellation);
                break;
        }
    }

    /// <summary>The server sees a CONNECT whose client id can't meet another gateway's, and whose keep-alive it leaves to us.</summary>
    private MqttPacket PrepareForServer(MqttPacket packet)
    {
        if (packet is not MqttConnectPacket connect || _connect is not null)
        {
            return packet;
        }

        _connect = connect;
        KeepAlive = TimeSpan.FromSeconds(connect.KeepAlivePeriod);
        connect.KeepAlivePeriod = 0;
        if (string.IsNullOrEmpty(connect.ClientId) && (IsVersion5() || connect.CleanSession))
        {
            connect.ClientId = _assignedClientId = "auto-" + Guid.NewGuid().ToString("N");
        }

        if (!string.IsNullOrEmpty(connect.ClientId))
        {
            connect.ClientId = $"{connect.Username}/{connect.ClientId}";
        }

        return connect;
    }

    private void Announce(MqttConnAckPacket accepted)
    {
        var options = _services.Options;
        accepted.IsSessionPresent = false; // Also on a takeover: nothing is kept, and nothing is claimed.
        accepted.AssignedClientIdentifier = _assignedClientId;
        accepted.ReceiveMaximum = (ushort)options.ReceiveMaximum;
        accepted.MaximumPacketSize = (uint)options.MaxPacketBytes;
        accepted.MaximumQoS = MqttQualityOfServiceLevel.AtLeastOnce;
        accepted.TopicAliasMaximum = 0;
        accepted.RetainAvailable = false;
        accepted.WildcardSubscriptionAvailable = false;
        accepted.SharedSubscriptionAvailable = false;
        accepted.SubscriptionIdentifiersAvailable = false;
        if (IsVersion5() && (KeepAlive == TimeSpan.Zero || KeepAlive > options.MaxKeepAlive))
        {
            KeepAlive = options.MaxKeepAlive;
            accepted.ServerKeepAlive = (ushort)KeepAlive.TotalSeconds;
        }
    }
}
