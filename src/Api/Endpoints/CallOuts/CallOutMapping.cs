using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.CallOuts;

/// <summary>From the domain's call-outs to what is published of them.</summary>
internal static class CallOutMapping
{
    public static CallOutDto ToDto(this LoggedOutcome<CallOut> logged)
    {
        var callOut = logged.Outcome;
        return new CallOutDto(
            logged.Id,
            callOut.Id,
            callOut.At,
            callOut.Level,
            callOut.Test,
            callOut.Title,
            callOut.Count,
            [.. callOut.Items.Select(i => new CallOutItemDto(i.Concern, i.Notice, i.Title, i.Text))],
            [.. callOut.Deliveries.Select(d => new CallOutDeliveryDto(d.Recipient, Name(d.Channel), d.State.ToString(), d.Attempts, d.LastAttemptAt, d.Detail))]);
    }

    public static string Name(CallOutChannel channel) => channel == CallOutChannel.Webhook ? "webhook" : "email";
}
