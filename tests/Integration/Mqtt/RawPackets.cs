using System.Text;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>MQTT 3.1.1 packets by hand, for what a well-behaved client library would not do.</summary>
internal static class RawPackets
{
    public static byte[] Connect(string clientId, string userName, string password, byte keepAliveSeconds) =>
        Packet(0x10, [.. Text("MQTT"), 4, 0xC2, 0, keepAliveSeconds, .. Text(clientId), .. Text(userName), .. Text(password)]);

    public static byte[] Publish(string topic, ushort packetIdentifier, string payload) =>
        Packet(0x32, [.. Text(topic), (byte)(packetIdentifier >> 8), (byte)packetIdentifier, .. Encoding.UTF8.GetBytes(payload)]);

    /// <summary>Version 5, with user name and password, a clean start and no properties.</summary>
    public static byte[] Connect5(string clientId, string userName, string password) =>
        Packet(0x10, [.. Text("MQTT"), 5, 0xC2, 0, 60, 0, .. Text(clientId), .. Text(userName), .. Text(password)]);

    /// <summary>Version 5, without properties; the flags are those of the fixed header: both QoS bits are 6.</summary>
    public static byte[] Publish5(string topic, byte flags, ushort packetIdentifier, string payload) =>
        Packet((byte)(0x30 | flags), [.. Text(topic), (byte)(packetIdentifier >> 8), (byte)packetIdentifier, 0, .. Encoding.UTF8.GetBytes(payload)]);

    /// <summary>The next packet whole, with its fixed header; of less than 128 bytes, as all answers are.</summary>
    public static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var header = new byte[2];
        await stream.ReadExactlyAsync(header, cancellation);
        var packet = new byte[2 + header[1]];
        header.CopyTo(packet, 0);
        await stream.ReadExactlyAsync(packet.AsMemory(2), cancellation);
        return packet;
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    private static byte[] Packet(byte header, byte[] body) => body.Length < 128
        ? [header, (byte)body.Length, .. body]
        : [header, (byte)((body.Length & 127) | 128), (byte)(body.Length >> 7), .. body];
}
