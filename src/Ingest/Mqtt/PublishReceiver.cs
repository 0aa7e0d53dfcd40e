using System.Buffers;
using System.Runtime.InteropServices;
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
            slot.Set(packet.PacketIdentifier, PublishAnswer.To(prepared), NewestObserved(prepared.Admitted));
            window.Commit();
        }

        var admitted = prepared.Admitted.Count > 0;
        await intake.AppendAsync(prepared, slot, cancellation);
        return admitted;
    }

    /// <summary>In UTC ticks, 0 for none. A time of the host's own tells nothing of when a broker took the message.</summary>
    internal static long NewestObserved(List<Reading> readings)
    {
        var newest = 0L;
        foreach (ref readonly var reading in CollectionsMarshal.AsSpan(readings))
        {
            if ((reading.Marks & ReadingMarks.TimeAssumed) == 0)
            {
                newest = Math.Max(newest, reading.ObservedAt.UtcTicks);
            }
        }

        return newest;
    }
}
