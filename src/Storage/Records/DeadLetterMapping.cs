using System.Text.Json;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records.Entities;
using Telemetry.Storage.Records.Json;

namespace Telemetry.Storage.Records;

/// <summary>Between a dead letter and its row.</summary>
internal static class DeadLetterMapping
{
    public static DeadLetterEntity ToEntity(DeadLetter letter)
    {
        var reasons = 0L;
        foreach (var rejection in letter.Rejections)
        {
            reasons |= 1L << (int)rejection.Reason;
        }

        return new DeadLetterEntity
        {
            Id = letter.Id,
            ReceivedAt = letter.ReceivedAt,
            Gateway = letter.Gateway.Value,
            Topic = letter.Topic,
            ContentType = letter.ContentType,
            Payload = letter.Payload.ToArray(),
            PayloadBytes = letter.Payload.Length,
            Reasons = reasons,
            Rejections = JsonSerializer.Serialize(letter.Rejections, RecordJson.Default.IReadOnlyListRejection),
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
        JsonSerializer.Deserialize(entity.Rejections, RecordJson.Default.IReadOnlyListRejection) ?? [],
        entity.RedrivenAt)
    {
        RedriveOf = entity.RedriveOf,
    };
}
