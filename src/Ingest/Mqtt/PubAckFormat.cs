using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using MQTTnet.Protocol;

namespace Telemetry.Ingest.Mqtt;

/// <summary>Writes PUBACK packets (MQTT 5 section 3.4), so that a group commit's acknowledgements go out in one write.</summary>
internal static class PubAckFormat
{
    private const byte FixedHeader = 0x40;
    private const byte ReasonStringProperty = 0x1F;

    /// <summary>Keeps a PUBACK well below any packet size a client may ask for.</summary>
    private const int MaxText = 500;

    public static void Write(ArrayBufferWriter<byte> writer, ushort packetIdentifier, PublishAnswer answer, PubAckStyle style)
    {
        var text = style == PubAckStyle.Full ? answer.Text : null;
        if (style == PubAckStyle.Plain || (answer.Code == MqttPubAckReasonCode.Success && text is null))
        {
            var plain = writer.GetSpan(4);
            plain[0] = FixedHeader;
            plain[1] = 2;
            BinaryPrimitives.WriteUInt16BigEndian(plain[2..], packetIdentifier);
            writer.Advance(4);
            return;
        }

        Span<byte> utf8 = stackalloc byte[MaxText];
        var textLength = text is null ? 0 : Truncated(text, utf8);
        var properties = text is null ? 0 : 3 + textLength;
        var propertiesPrefix = properties < 128 ? 1 : 2;
        var remaining = 3 + propertiesPrefix + properties;

        var span = writer.GetSpan(remaining + 3);
        var at = 0;
        span[at++] = FixedHeader;
        at += WriteVariable(span[at..], remaining);
        BinaryPrimitives.WriteUInt16BigEndian(span[at..], packetIdentifier);
        at += 2;
        span[at++] = (byte)answer.Code;
        at += WriteVariable(span[at..], properties);
        if (text is not null)
        {
            span[at++] = ReasonStringProperty;
            BinaryPrimitives.WriteUInt16BigEndian(span[at..], (ushort)textLength);
            utf8[..textLength].CopyTo(span[(at + 2)..]);
            at += 2 + textLength;
        }

        writer.Advance(at);
    }

    private static int Truncated(string text, Span<byte> utf8)
    {
        // Whole characters only: a cut one would be no UTF-8, and the client would have to close.
        Encoding.UTF8.GetEncoder().Convert(text, utf8, flush: true, out _, out var written, out _);
        var controls = utf8[..written];
        for (var i = 0; i < controls.Length; i++)
        {
            controls[i] = controls[i] is < 0x20 or 0x7F ? (byte)' ' : controls[i];
        }

        return written;
    }

    private static int WriteVariable(Span<byte> span, int value)
    {
        if (value < 128)
        {
            span[0] = (byte)value;
            return 1;
        }

        span[0] = (byte)((value & 127) | 128);
        span[1] = (byte)(value >> 7);
        return 2;
    }
}
