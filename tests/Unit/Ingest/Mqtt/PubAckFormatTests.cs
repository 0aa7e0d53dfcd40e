using System.Buffers;
using System.Text;
using MQTTnet.Protocol;
using Telemetry.Ingest.Mqtt;

namespace Telemetry.Tests.Unit.Ingest.Mqtt;

public sealed class PubAckFormatTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Is_four_bytes_when_there_is_nothing_to_say(int style) =>
        Assert.Equal([0x40, 2, 0x12, 0x34], Write(default, (PubAckStyle)style));

    [Fact]
    public void Tells_version_3_nothing_but_the_identifier() =>
        Assert.Equal([0x40, 2, 0x12, 0x34], Write(new PublishAnswer(MqttPubAckReasonCode.PayloadFormatInvalid, "why"), PubAckStyle.Plain));

    [Fact]
    public void Tells_the_code_alone_where_no_problem_information_is_wanted() =>
        Assert.Equal([0x40, 4, 0x12, 0x34, 0x99, 0], Write(new PublishAnswer(MqttPubAckReasonCode.PayloadFormatInvalid, "why"), PubAckStyle.CodeOnly));

    [Fact]
    public void Tells_code_and_reason() =>
        Assert.Equal([0x40, 10, 0x12, 0x34, 0x99, 6, 0x1F, 0, 3, .. "why"u8], Write(new PublishAnswer(MqttPubAckReasonCode.PayloadFormatInvalid, "why"), PubAckStyle.Full));

    [Theory]
    [InlineData(120)]
    [InlineData(124)]
    [InlineData(125)]
    [InlineData(400)]
    [InlineData(5000)]
    public void Keeps_its_lengths_right_and_cuts_a_long_reason_between_characters(int length)
    {
        var packet = Write(new PublishAnswer(MqttPubAckReasonCode.PayloadFormatInvalid, new string('é', length)), PubAckStyle.Full);
        var (remaining, at) = Variable(packet, 1);
        Assert.Equal(packet.Length - at, remaining);
        var (properties, text) = Variable(packet, at + 3);
        Assert.Equal(packet.Length - text, properties);
        var reason = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(packet.AsSpan(text + 3));
        Assert.Equal(new string('é', Math.Min(length, 250)), reason);
    }

    private static (int Value, int At) Variable(byte[] packet, int at) =>
        packet[at] < 128 ? (packet[at], at + 1) : ((packet[at] & 127) | (packet[at + 1] << 7), at + 2);

    private static byte[] Write(PublishAnswer answer, PubAckStyle style)
    {
        var writer = new ArrayBufferWriter<byte>();
        PubAckFormat.Write(writer, 0x1234, answer, style);
        return writer.WrittenSpan.ToArray();
    }
}
