using System.Buffers.Binary;
using System.Text;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>The few MQTT 5 packets that a gateway which only publishes needs.</summary>
internal static class MqttPackets
{
    public static readonly byte[] Ping = [0xC0, 0];

    public static byte[] Connect(string client, string? key, ushort keepAlive)
    {
        var body = new List<byte>();
        Text(body, "MQTT");
        body.AddRange([5, (byte)(key is null ? 0x02 : 0xC2), (byte)(keepAlive >> 8), (byte)keepAlive, 0]);
        Text(body, client);
        if (key is not null)
        {
            Text(body, client);
            Text(body, key);
        }

        return [0x10, .. Length(body.Count), .. body];
    }

    /// <summary>PUBLISH with QoS 1.</summary>
    public static byte[] Publish(string topic, ushort id, ReadOnlySpan<byte> payload)
    {
        var name = Encoding.UTF8.GetByteCount(topic);
        var length = Length(2 + name + 3 + payload.Length);
        var packet = new byte[1 + length.Length + 2 + name + 3 + payload.Length];
        packet[0] = 0x32;
        length.CopyTo(packet, 1);
        var at = 1 + length.Length;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at), (ushort)name);
        at += 2 + Encoding.UTF8.GetBytes(topic, packet.AsSpan(at + 2));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at), id);
        payload.CopyTo(packet.AsSpan(at + 3)); // Behind the length of no properties.
        return packet;
    }

    /// <summary>Reads a whole packet: its first byte and its body.</summary>
    public static async Task<(byte Type, byte[] Body)> ReadAsync(Stream stream, byte[] one, CancellationToken cancellation)
    {
        await stream.ReadExactlyAsync(one.AsMemory(0, 1), cancellation);
        var type = one[0];
        var length = 0;
        for (var shift = 0; shift <= 21; shift += 7)
        {
            await stream.ReadExactlyAsync(one.AsMemory(0, 1), cancellation);
            length |= (one[0] & 127) << shift;
            if (one[0] < 128)
            {
                break;
            }
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation);
        return (type, body);
    }

    /// <summary>Packet identifier, reason code and reason string of a PUBACK.</summary>
    public static (ushort Id, byte Code, string? Text) PubAck(byte[] body)
    {
        var id = BinaryPrimitives.ReadUInt16BigEndian(body);
        var code = body.Length > 2 ? body[2] : (byte)0;
        return (id, code, body.Length > 3 ? ReasonString(body.AsSpan(3)) : null);
    }

    private static string? ReasonString(ReadOnlySpan<byte> properties)
    {
        var start = properties[0] < 128 ? 1 : 2;
        return properties.Length > start + 3 && properties[start] == 0x1F
            ? Encoding.UTF8.GetString(properties.Slice(start + 3, BinaryPrimitives.ReadUInt16BigEndian(properties[(start + 1)..])))
            : null;
    }

    private static void Text(List<byte> body, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        body.AddRange([(byte)(utf8.Length >> 8), (byte)utf8.Length, .. utf8]);
    }

    private static byte[] Length(int length)
    {
        var bytes = new List<byte>(4);
        do
        {
            bytes.Add((byte)((length & 127) | (length > 127 ? 128 : 0)));
            length >>= 7;
        }
        while (length > 0);
        return [.. bytes];
    }
}
