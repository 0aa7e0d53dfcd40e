using System.Text.Json;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records.Entities;
using Telemetry.Storage.Records.Json;

namespace Telemetry.Storage.Records;

/// <summary>Between a dead letter and its row.</summary>
internal static class DeadLetterMapping
{
    public static DeadLetterEntity ToEntity(DeadLetter letter)
    {
        return new DeadLetterEntity
        {
            Id = letter.Id,
            ReceivedAt = letter.ReceivedAt,
            Gateway = letter.Gateway.Value,
            Topic = letter.Topic,
            ContentType = letter.ContentType,
            Payload = letter.Payload.ToArray(),
            PayloadBytes = letter.Payload.Length,
            Reasons = Reasons(letter.Rejections),
            Rejections = Serialize(letter.Rejections),
            RedrivenAt = letter.RedrivenAt,
            RedriveOf = letter.RedriveOf,
        };
    }

    public static DeadLetter ToLetter(DeadLetterEntity entity) => new(
        entity.Id,
        entity.ReceivedAt,
        new GatewayId(entity.Gateway),
        entity.Topic,
        entity.ContentType,
        entity.Payload,
        Deserialize(entity.Rejections),
        entity.RedrivenAt)
    {
        RedriveOf = entity.RedriveOf,
    };

    /// <summary>Takes what a store refused of the message, in place of what it had refused of it before.</summary>
    public static void AddRefusals(DeadLetterEntity known, DeadLetterEntity letter)
    {
        var refused = Deserialize(letter.Rejections).Where(r => r.Reason == RejectReason.StoreRefused).ToList();
        if (refused.Count > 0)
        {
            Rejection[] all = [.. Deserialize(known.Rejections).Where(r => r.Reason != RejectReason.StoreRefused), .. refused];
            known.Rejections = Serialize(all);
            known.Reasons = Reasons(all);
        }
    }

    private static long Reasons(IReadOnlyList<Rejection> rejections)
    {
        var reasons = 0L;
        foreach (var rejection in rejections)
        {
            reasons |= 1L << (int)rejection.Reason;
        }

        return reasons;
    }

    private static string Serialize(IReadOnlyList<Rejection> rejections) => JsonSerializer.Serialize(rejections, RecordJson.Default.IReadOnlyListRejection);

    private static IReadOnlyList<Rejection> Deserialize(string rejections) =>
        JsonSerializer.Deserialize(rejections, RecordJson.Default.IReadOnlyListRejection) ?? [];
}
