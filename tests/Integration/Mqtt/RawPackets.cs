using System.Text;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>MQTT 3.1.1 packets by hand, for what a well-behaved client library would not do.</summary>
internal static class RawPackets
{
    public static byte[] Connect(string clientId, string userName, string password, byte keepAliveSeconds) =>
        Packet(0x10, [.. Text("MQTT"), 4, 0xC2, 0, keepAliveSeconds, .. Text(clientId), .. Text(userName), .. Text(password)]);

    public static byte[] Publish(string topic, ushort packetIdentifier, string payload) =>
        Packet(0x32, [.. Text(topic), (byte)(packetIdentifier >> 8), (byte)packetIdentifier, .. Encoding.UTF8.GetBytes(payload)]);

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    private static byte[] Packet(byte header, byte[] body) => body.Length < 128
        ? [header, (byte)body.Length, .. body]
        : [header, (byte)((body.Length & 127) | 128), (byte)(body.Length >> 7), .. body];
}
