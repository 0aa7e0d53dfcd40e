using MQTTnet.Protocol;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Intake;

namespace Telemetry.Ingest.Mqtt;

/// <summary>What a gateway is told of its message: a gateway can't read dead letters.</summary>
internal readonly record struct PublishAnswer(MqttPubAckReasonCode Code, string? Text)
{
    /// <summary>A reason string is for a person at a log; a thousand rejections are not listed in it.</summary>
    private const int MaxListed = 3;

    public static PublishAnswer To(PreparedMessage message)
    {
        var rejections = message.Rejections;
        if (rejections.Count == 0)
        {
            return default;
        }

        var admitted = message.Admitted.Count;
        var text = message.Decoded.Undecodable
            ? Describe(rejections[0])
            : $"{admitted} of {admitted + rejections.Count} admitted. {string.Join(" ", rejections.Take(MaxListed).Select(Describe))}{More(rejections.Count)}";
        var code = admitted > 0 ? MqttPubAckReasonCode.Success
            : message.HasForeignTopic ? MqttPubAckReasonCode.NotAuthorized
            : CodeFor(rejections[0].Reason);
        return new PublishAnswer(code, text);
    }

    /// <summary>docs/wire-format.md#answers</summary>
    public static MqttPubAckReasonCode CodeFor(RejectReason reason) => reason switch
    {
        RejectReason.WrongTopic or RejectReason.UnknownSensor => MqttPubAckReasonCode.TopicNameInvalid,
        RejectReason.ForeignSensor => MqttPubAckReasonCode.NotAuthorized,
        RejectReason.TooLarge or RejectReason.TooManyReadings => MqttPubAckReasonCode.QuotaExceeded,
        _ => MqttPubAckReasonCode.PayloadFormatInvalid,
    };

    private static string Describe(Rejection rejection) =>
        rejection.Quantity is null ? $"{rejection.Reason}: {rejection.Detail}" : $"{rejection.Sensor}/{rejection.Quantity} {rejection.Reason}: {rejection.Detail}";

    private static string More(int count) => count > MaxListed ? $" And {count - MaxListed} more." : "";
}
