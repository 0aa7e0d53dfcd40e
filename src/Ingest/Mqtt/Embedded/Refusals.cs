using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>Answers to SUBSCRIBE and UNSUBSCRIBE: a gateway publishes, and reads nothing here.</summary>
internal static class Refusals
{
    public static MqttSubAckPacket Of(MqttSubscribePacket packet, bool version5)
    {
        var code = version5 ? MqttSubscribeReasonCode.NotAuthorized : MqttSubscribeReasonCode.UnspecifiedError;
        return new MqttSubAckPacket
        {
            PacketIdentifier = packet.PacketIdentifier,
            ReasonCodes = packet.TopicFilters.ConvertAll(_ => code),
            ReasonString = version5 ? "Gateways publish here and subscribe to nothing." : null,
        };
    }

    public static MqttUnsubAckPacket Of(MqttUnsubscribePacket packet) => new()
    {
        PacketIdentifier = packet.PacketIdentifier,
        ReasonCodes = packet.TopicFilters.ConvertAll(_ => MqttUnsubscribeReasonCode.NoSubscriptionExisted),
    };
}
