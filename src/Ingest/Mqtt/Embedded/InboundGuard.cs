using MQTTnet.Packets;
using MQTTnet.Protocol;
using Telemetry.Domain.Time;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>Our limits, which MQTTnet announces but does not enforce: QoS, aliases, retained messages, rate, persistent nonsense.</summary>
internal sealed class InboundGuard(ConnectionServices services, Func<bool> isVersion5)
{
    private int _rejectedInARow;
    private long _heldBackSince;

    public GatewayQuota? Quota { get; set; }

    public void Judged(bool admitted) => _rejectedInARow = admitted ? 0 : _rejectedInARow + 1;

    /// <summary>Slows the reader to the gateway's rate; gives the breach that ends the connection, or null.</summary>
    public async ValueTask<Breach?> JudgeAsync(MqttPacket packet, long bytes, CancellationToken cancellation) =>
        JudgePacket(packet) ?? JudgeHistory() ?? await PaceAsync(bytes, cancellation);

    private Breach? JudgePacket(MqttPacket packet) => packet switch
    {
        MqttPublishPacket publish when Malformation.Of(publish) is { } malformed => malformed,
        MqttPublishPacket { QualityOfServiceLevel: MqttQualityOfServiceLevel.ExactlyOnce } =>
            new Breach(MqttDisconnectReasonCode.QoSNotSupported, "QoS 2 is not offered; publish with QoS 1, repeats are recognised."),
        MqttPublishPacket { TopicAlias: > 0 } =>
            new Breach(MqttDisconnectReasonCode.TopicAliasInvalid, "Topic aliases are not offered."),
        // A retained message can't be refused to MQTT 3.1.1, which was not told; nobody could read it, so the flag is moot.
        MqttPublishPacket { Retain: true } when isVersion5() =>
            new Breach(MqttDisconnectReasonCode.RetainNotSupported, "Retained messages are not offered."),
        MqttPublishPacket or MqttPingReqPacket or MqttSubscribePacket or MqttUnsubscribePacket => null,
        _ => new Breach(MqttDisconnectReasonCode.ProtocolError, "This packet has no place here."),
    };

    private Breach? JudgeHistory() => _rejectedInARow >= services.Options.MaxRejectedInARow
        ? new Breach(MqttDisconnectReasonCode.QuotaExceeded, $"Nothing was admitted of {_rejectedInARow} messages in a row; see their answers or the dead letters.")
        : null;

    private async ValueTask<Breach?> PaceAsync(long bytes, CancellationToken cancellation)
    {
        var wait = Quota?.Take(bytes) ?? TimeSpan.Zero;
        if (wait <= TimeSpan.Zero)
        {
            // That it need not wait this once is no break: a timer that fires late lets some of a flood pass.
            _heldBackSince = Quota is { IsRested: false } ? _heldBackSince : 0;
            return null;
        }

        var now = services.Time.GetTimestamp();
        if (_heldBackSince == 0)
        {
            _heldBackSince = Math.Max(1, now);
        }
        else if (services.Time.GetElapsedTime(_heldBackSince, now) >= services.Options.MaxHeldBack)
        {
            return new Breach(MqttDisconnectReasonCode.MessageRateTooHigh, $"More than {services.Options.MaxPacketsPerSecond} packets or {services.Options.MaxBytesPerSecond} bytes a second for too long.");
        }

        services.Metrics.HeldBack(wait);
        await Task.Delay(wait, services.Time.OfMachine(), cancellation);
        return null;
    }
}
