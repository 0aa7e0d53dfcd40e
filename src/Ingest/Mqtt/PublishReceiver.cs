using System.Buffers;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Intake;

namespace Telemetry.Ingest.Mqtt;

/// <summary>A PUBLISH, from whichever broker: take a place in the order, decode, admit, hand to the journal.</summary>
internal sealed class PublishReceiver(MessageIntake intake, MqttMetrics metrics, TimeProvider time)
{
    /// <summary>Returns when the journal has taken the message over; waits for a place in the window and for the journal's queue.</summary>
    /// <param name="cutBytes">What the channel cut off an oversized payload.</param>
    /// <returns>Whether anything of it was admitted.</returns>
    public async ValueTask<bool> ReceiveAsync(
        MqttPublishPacket packet, GatewayId? signedIn, long cutBytes, AckWindow window, CancellationToken cancellation)
    {
        var acknowledged = packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtLeastOnce;
        var slot = acknowledged ? await window.TakeAsync(cancellation) : null;
        var payload = packet.Payload.IsSingleSegment ? packet.Payload.First : packet.Payload.ToArray();
        var message = new RawMessage(
            packet.Topic ?? "", packet.ContentType, payload, signedIn ?? intake.GatewayOf(packet.Topic ?? ""), time.GetUtcNow());
        using var prepared = intake.Prepare(message, (int)Math.Min(payload.Length + cutBytes, int.MaxValue), redriveOf: null);
        if (slot is null)
        {
            metrics.Unacknowledged();
        }
        else
        {
            slot.Set(packet.PacketIdentifier, PublishAnswer.To(prepared));
            window.Commit();
        }

        var admitted = prepared.Admitted.Count > 0;
        await intake.AppendAsync(prepared, slot, cancellation);
        return admitted;
    }
}
