using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>
/// What no PUBLISH may be and MQTTnet lets pass: both QoS bits set (MQTT 5, 3.3.1.2), or an identifier of zero where one is
/// needed (2.2.1). Neither could be answered: the sender would wait for ever for what it believes it was promised.
/// </summary>
internal static class Malformation
{
    public static Breach? Of(MqttPublishPacket publish) => publish switch
    {
        { QualityOfServiceLevel: > MqttQualityOfServiceLevel.ExactlyOnce } =>
            new Breach(MqttDisconnectReasonCode.MalformedPacket, "There is no QoS 3; publish with QoS 1."),
        { QualityOfServiceLevel: > MqttQualityOfServiceLevel.AtMostOnce, PacketIdentifier: 0 } =>
            new Breach(MqttDisconnectReasonCode.ProtocolError, "A PUBLISH of QoS 1 needs a packet identifier other than 0."),
        _ => null,
    };
}
