using System.Buffers;
using System.Globalization;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.FirmwareSim.Gateways;

/// <summary>MQTT 5. The session starts clean: the gateway's own store is what redelivers.</summary>
internal sealed class MqttGatewayTransport(string gateway, string host, int port, string? key, TimeSpan answerWithin) : IGatewayTransport
{
    /// <summary>By default the gateway's id; each of several connections of one gateway has its own.</summary>
    public string? ClientId { get; init; }

    public bool AtLeastOnce { get; init; } = true;

    private static readonly MqttClientFactory Factory = new();
    private IMqttClient? _client;

    public async Task<ConnectResult> ConnectAsync(CancellationToken cancellation)
    {
        // A new client for each connection: an answer to an old packet can never settle a new one.
        await DisconnectAsync();
        var client = _client = Factory.CreateMqttClient();
        var options = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(host, port)
            .WithClientId(ClientId ?? gateway)
            .WithCleanStart()
            .WithTimeout(answerWithin)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(30));
        if (key is not null)
        {
            options.WithCredentials(gateway, key);
        }

        try
        {
            var result = await client.ConnectAsync(options.Build(), cancellation);
            return result.ResultCode == MqttClientConnectResultCode.Success
                ? new ConnectResult(null, result.ReceiveMaximum is > 0 and var most ? most : ushort.MaxValue)
                : new ConnectResult(Explain(result.ResultCode.ToString(), result.ReasonString), 0);
        }
        catch (Exception failure) when (IsNetwork(failure, cancellation))
        {
            return new ConnectResult($"no connection to {host}:{port.ToString(CultureInfo.InvariantCulture)} ({failure.Message})", 0);
        }
    }

    public async Task<PublishResult> PublishAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var packet = new MqttApplicationMessage
        {
            Topic = message.Topic,
            ContentType = message.ContentType,
            Payload = new ReadOnlySequence<byte>(message.Payload),
            QualityOfServiceLevel = AtLeastOnce ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce,
        };
        MqttClientPublishResult result;
        try
        {
            // An answer that never comes is a lost link: the message goes out again on the next one.
            result = await _client!.PublishAsync(packet, cancellation).WaitAsync(answerWithin, cancellation);
        }
        catch (Exception failure) when (IsNetwork(failure, cancellation))
        {
            throw new LinkLostException($"the connection was lost ({failure.Message})", failure);
        }

        var answer = result.ReasonCode switch
        {
            _ when !AtLeastOnce => PublishAnswer.Unconfirmed,
            MqttClientPublishReasonCode.Success or MqttClientPublishReasonCode.NoMatchingSubscribers => PublishAnswer.Acknowledged,
            MqttClientPublishReasonCode.QuotaExceeded => PublishAnswer.TryLater,
            _ => PublishAnswer.Refused,
        };
        return new PublishResult(answer, result.ReasonCode.ToString(), result.ReasonString);
    }

    public ValueTask DisposeAsync() => new(DisconnectAsync());

    public async Task DisconnectAsync()
    {
        if (_client is not { } client)
        {
            return;
        }

        _client = null;
        if (client.IsConnected)
        {
            try
            {
                await client.DisconnectAsync(new MqttClientDisconnectOptions()).WaitAsync(TimeSpan.FromSeconds(2));
            }
            catch (Exception failure) when (failure is MqttCommunicationException or TimeoutException or OperationCanceledException or IOException)
            {
                // It is gone already, which is what was wanted.
            }
        }

        client.Dispose();
    }

    private static bool IsNetwork(Exception failure, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested
        && failure is MqttCommunicationException or MqttClientDisconnectedException or MqttClientNotConnectedException or MqttProtocolViolationException
            or TimeoutException or OperationCanceledException or IOException or ObjectDisposedException or System.Net.Sockets.SocketException;

    private static string Explain(string code, string? reason) => string.IsNullOrEmpty(reason) ? code : $"{code}: {reason}";
}
