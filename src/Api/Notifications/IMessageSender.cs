using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Notifications;

/// <summary>One channel. Whatever the other side does is a result; only our own end throws.</summary>
internal interface IMessageSender
{
    CallOutChannel Channel { get; }

    Task<SendResult> SendAsync(OutboxMessage message, RecipientOptions recipient, CancellationToken cancellation);
}
