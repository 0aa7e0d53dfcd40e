using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>A message, or the part of one, that was not admitted: kept whole with the reason.</summary>
/// <param name="Id">The journal position of the message.</param>
/// <param name="RedrivenAt">When it was last driven again; null if never.</param>
public sealed record DeadLetter(
    long Id,
    DateTimeOffset ReceivedAt,
    GatewayId Gateway,
    string Topic,
    string? ContentType,
    ReadOnlyMemory<byte> Payload,
    IReadOnlyList<Rejection> Rejections,
    DateTimeOffset? RedrivenAt = null)
{
    /// <summary>The dead letter that this came of when that was driven again; null for a message of a gateway.</summary>
    public long? RedriveOf { get; init; }

    public static DeadLetter From(JournalPosition position, MessageRecord message) =>
        new(position.Sequence, message.At, message.Gateway, message.Topic, message.ContentType, message.Payload.ToArray(), message.Rejections)
        {
            RedriveOf = message.RedriveOf,
        };
}
