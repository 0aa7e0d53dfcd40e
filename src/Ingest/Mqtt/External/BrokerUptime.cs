using System.Buffers;
using System.Buffers.Text;
using MQTTnet.Packets;

namespace Telemetry.Ingest.Mqtt.External;

/// <summary>How long mosquitto says that it has been running: "123 seconds", in whole seconds. docs/sources/wire-format.md#mosquitto-uptime</summary>
internal static class BrokerUptime
{
    public const string Topic = "$SYS/broker/uptime";

    /// <summary>Whether the packet is the broker's word about itself, and not a gateway's.</summary>
    public static bool IsOf(MqttPublishPacket publish) => publish.Topic == Topic;

    /// <returns>Null when it is not in mosquitto's words.</returns>
    public static TimeSpan? Read(MqttPublishPacket publish)
    {
        var payload = publish.Payload.IsSingleSegment ? publish.Payload.FirstSpan : publish.Payload.ToArray();
        return Utf8Parser.TryParse(payload, out uint seconds, out var used) && payload[used..].SequenceEqual(" seconds"u8)
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
