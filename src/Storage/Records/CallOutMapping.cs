using System.Text.Json;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records.Entities;
using Telemetry.Storage.Records.Json;

namespace Telemetry.Storage.Records;

/// <summary>Between a call-out, its notices and messages, and their rows.</summary>
internal static class CallOutMapping
{
    public static CallOutEntity ToEntity(CallOut callOut, long id) => new()
    {
        Id = id,
        Key = callOut.Id,
        At = callOut.At,
        Level = callOut.Level,
        Test = callOut.Test,
        Json = JsonSerializer.Serialize(callOut with { Deliveries = [] }, RecordJson.Default.CallOut),
    };

    public static LoggedOutcome<CallOut> ToLogged(CallOutEntity entity, IEnumerable<OutboxEntity> messages) => new(entity.Id, entity.At, ToCallOut(entity, messages));

    public static CallOut ToCallOut(CallOutEntity entity, IEnumerable<OutboxEntity> messages)
    {
        var callOut = JsonSerializer.Deserialize(entity.Json, RecordJson.Default.CallOut) ?? throw new InvalidDataException($"Call-out {entity.Key} is empty.");
        return callOut with
        {
            Deliveries = [.. messages.OrderBy(m => m.Id).Select(m => new CallOutDelivery(m.Recipient, m.Channel, m.State, m.Attempts, m.LastAttemptAt, m.Detail))],
        };
    }

    public static CallOutNoticeEntity ToEntity(CallOutNotice notice) => new()
    {
        Concern = notice.Concern,
        Rank = notice.Rank,
        Level = notice.Level,
        At = notice.At,
        CallOut = notice.CallOut,
    };

    public static OutboxEntity ToEntity(OutboxMessage message) => new()
    {
        CallOut = message.CallOut,
        Recipient = message.Recipient,
        Channel = message.Channel,
        Subject = message.Subject,
        Text = message.Text,
        Json = message.Json,
        State = DeliveryState.Pending,
        GiveUpAt = message.GiveUpAt,
        DueAt = message.DueAt,
        Attempts = message.Attempts,
    };

    public static OutboxMessage ToMessage(OutboxEntity entity) => new(
        entity.Id, entity.CallOut, entity.Recipient, entity.Channel, entity.Subject, entity.Text, entity.Json, entity.GiveUpAt, entity.DueAt, entity.Attempts);
}
