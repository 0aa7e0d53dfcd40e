using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Ingest.Intake;

/// <summary>Raw message → decoder → admission → what a journal record says of it. Touches no journal: the same for a message that comes and one that came long ago.</summary>
internal sealed class MessageDecoding(
    INetworkProvider network, IOptions<AdmissionOptions> admissionOptions, IOptions<IntakeOptions> options, IntakeMetrics metrics)
{
    /// <summary>Workspaces kept for reuse; beyond it they are left to the garbage collector.</summary>
    private const int MaxPooled = 64;

    private readonly PayloadDecoders _decoders = PayloadDecoders.Standard;
    private readonly AdmissionOptions _admission = admissionOptions.Value;
    private readonly ReadingAdmission _checks = new(admissionOptions.Value);
    private readonly ConcurrentBag<PreparedMessage> _pool = [];

    /// <summary>Decodes and admits; touches nothing outside.</summary>
    /// <param name="message">As received; its payload must stay as it is until the append.</param>
    /// <param name="payloadLength">The length as sent: greater than what is there when a receiver cut an oversized one.</param>
    /// <param name="redriveOf">The dead letter it is driven again from, or null.</param>
    public PreparedMessage Prepare(in RawMessage message, int payloadLength, long? redriveOf)
    {
        var prepared = _pool.TryTake(out var pooled) ? pooled : new PreparedMessage(_admission.MaxReadingsPerMessage, GiveBack);
        var decoder = Decode(message, payloadLength, prepared);
        _checks.Admit(prepared.Decoded, message.Gateway, message.ReceivedAt, prepared.Admitted);
        prepared.Record = new MessageRecord(
            message.ReceivedAt,
            message.Gateway,
            message.Topic,
            message.ContentType,
            decoder?.Name ?? "",
            decoder?.Version ?? 0,
            PayloadToKeep(message.Payload, payloadLength, prepared),
            prepared.Admitted,
            prepared.Rejections,
            prepared.Decoded.Undecodable,
            redriveOf);
        metrics.Count(payloadLength, prepared);
        return prepared;
    }

    private IPayloadDecoder? Decode(in RawMessage message, int payloadLength, PreparedMessage prepared)
    {
        var destination = prepared.Decoded;
        if (payloadLength > _admission.MaxPayloadBytes)
        {
            destination.Fail(RejectReason.TooLarge, $"The payload has {payloadLength} bytes; at most {_admission.MaxPayloadBytes} are taken. Send several smaller messages.");
            return null;
        }

        if (!ReadingTopic.TryParse(message.Topic, out var topic))
        {
            destination.Fail(RejectReason.WrongTopic, $"Topic \"{Shorten(message.Topic)}\" names no sensor. {ReadingTopic.Wanted}");
            return null;
        }

        if (!topic.Gateway.SequenceEqual(message.Gateway.Value))
        {
            prepared.HasForeignTopic = true;
            destination.Fail(RejectReason.WrongTopic, $"Gateway {message.Gateway} publishes below telemetry/v1/{message.Gateway}/ only.");
            return null;
        }

        var payload = message.Payload.Span;
        var decoder = topic.Format.IsEmpty ? _decoders.For(message.ContentType, payload) : _decoders.ForTopicSuffix(topic.Format);
        if (decoder is null)
        {
            destination.Fail(
                topic.Format.IsEmpty ? RejectReason.Malformed : RejectReason.WrongTopic,
                topic.Format.IsEmpty
                    ? $"No decoder for content type \"{Shorten(message.ContentType!)}\"; send application/json or application/senml+json."
                    : $"No format \"{Shorten(topic.Format.ToString())}\". {ReadingTopic.Wanted}");
            return null;
        }

        var current = network.Current;
        var sensor = current.FindSensor(topic.Sensor);
        decoder.Decode(payload, new DecodeContext(current, sensor?.Id.Value ?? topic.Sensor.ToString(), sensor, message.ReceivedAt), destination);
        return decoder;
    }

    private ReadOnlyMemory<byte> PayloadToKeep(ReadOnlyMemory<byte> payload, int payloadLength, PreparedMessage prepared) =>
        payloadLength > _admission.MaxPayloadBytes ? payload[..Math.Min(payload.Length, options.Value.OversizeKeptBytes)]
        : options.Value.KeepPayload || prepared.Rejections.Count > 0 ? payload
        : default;

    private void GiveBack(PreparedMessage message)
    {
        if (_pool.Count < MaxPooled)
        {
            _pool.Add(message);
        }
    }

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
