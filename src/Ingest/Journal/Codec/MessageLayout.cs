using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Journal.Codec;

/// <summary>Version 1 of a message: what came, what was admitted of it and what was not.</summary>
internal static class MessageLayout
{
    private const byte Undecodable = 1;
    private const byte Redriven = 2;
    private const byte HasContentType = 4;

    private const int FixedPart = 8 + 1 + (4 * 10);
    private const int RejectionLeast = 4;

    public static int MaxSize(MessageRecord message)
    {
        var size = FixedPart
            + JournalCodec.TextSize(message.Gateway.Value)
            + JournalCodec.TextSize(message.Topic)
            + JournalCodec.TextSize(message.ContentType)
            + JournalCodec.TextSize(message.Decoder)
            + message.Payload.Length;
        var readings = message.Readings;
        for (var i = 0; i < readings.Count; i++)
        {
            size += ReadingLayout.MaxSize(readings[i]);
        }

        var rejections = message.Rejections;
        for (var i = 0; i < rejections.Count; i++)
        {
            var rejection = rejections[i];
            size += 1
                + JournalCodec.TextSize(rejection.Detail)
                + JournalCodec.TextSize(rejection.Sensor)
                + JournalCodec.TextSize(rejection.Quantity);
        }

        return size;
    }

    public static void Write(ref RecordWriter writer, MessageRecord message)
    {
        writer.Byte((byte)((message.Undecodable ? Undecodable : 0)
            | (message.RedriveOf is null ? 0 : Redriven)
            | (message.ContentType is null ? 0 : HasContentType)));
        writer.Fixed64(message.At.UtcTicks);
        writer.RequiredText(message.Gateway.Value);
        writer.RequiredText(message.Topic);
        if (message.ContentType is not null)
        {
            writer.Text(message.ContentType);
        }

        writer.RequiredText(message.Decoder);
        writer.Signed(message.DecoderVersion);
        if (message.RedriveOf is { } redriveOf)
        {
            writer.Signed(redriveOf);
        }

        writer.Bytes(message.Payload.Span);
        ReadingLayout.WriteAll(ref writer, message);
        writer.Unsigned((ulong)message.Rejections.Count);
        for (var i = 0; i < message.Rejections.Count; i++)
        {
            var rejection = message.Rejections[i];
            writer.Byte((byte)rejection.Reason);
            writer.RequiredText(rejection.Detail);
            writer.Text(rejection.Sensor);
            writer.Text(rejection.Quantity);
        }
    }

    public static MessageRecord Read(ref RecordReader reader)
    {
        var flags = reader.Byte();
        var at = RecordReader.Time(reader.Fixed64());
        var gateway = new GatewayId(reader.RequiredText());
        var topic = reader.RequiredText();
        var contentType = (flags & HasContentType) != 0 ? reader.RequiredText() : null;
        var decoder = reader.RequiredText();
        var decoderVersion = unchecked((int)reader.Signed());
        long? redriveOf = (flags & Redriven) != 0 ? reader.Signed() : null;
        var payload = reader.Bytes().ToArray();
        var readings = ReadingLayout.ReadAll(ref reader, at, gateway);
        return new MessageRecord(
            at, gateway, topic, contentType, decoder, decoderVersion, payload, readings, ReadRejections(ref reader),
            (flags & Undecodable) != 0, redriveOf);
    }

    private static Rejection[] ReadRejections(ref RecordReader reader)
    {
        var count = reader.Count(RejectionLeast);
        if (count == 0)
        {
            return [];
        }

        var rejections = new Rejection[count];
        for (var i = 0; i < count; i++)
        {
            var reason = (RejectReason)reader.Byte();
            rejections[i] = new Rejection(reason, reader.RequiredText(), reader.Text(), reader.Text());
        }

        return rejections;
    }
}
