using Microsoft.Extensions.Options;
using Telemetry.Api.Notifications;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.CallOuts;

/// <summary>Puts a call-out on record with its messages to every recipient, in one commit; sending is the outbox's work.</summary>
internal sealed class CallOutIssuer(
    ICallOutStore store,
    ILiveFeed feed,
    INetworkProvider networks,
    IOptions<NotificationOptions> notifications,
    IOptions<CallOutOptions> policy,
    IOptions<ApiOptions> api)
{
    /// <summary>A fresh call-out without its deliveries.</summary>
    public static CallOut New(DateTimeOffset at, int level, string title, int count, IReadOnlyList<CallOutItem> items, bool test = false) => new()
    {
        Id = Guid.CreateVersion7(at).ToString("N"),
        At = at,
        Level = level,
        Test = test,
        Title = title,
        Count = count,
        Items = items,
        Deliveries = [],
    };

    /// <param name="told">Every matter it is about, listed in it or not.</param>
    /// <param name="giveUpAt">When its messages are given up.</param>
    /// <param name="dueAt">When they may be sent.</param>
    public async Task IssueAsync(
        CallOut callOut,
        IReadOnlyList<string> recipients,
        IReadOnlyList<CallOutNotice> told,
        DateTimeOffset giveUpAt,
        DateTimeOffset dueAt,
        CancellationToken cancellation)
    {
        var levels = Math.Max(policy.Value.Levels.Count, 1);
        var message = CallOutMessage.Of(callOut, levels, api.Value.SimulatedTime, policy.Value.DashboardUrl, networks.Current.TimeZone);
        var messages = recipients.Select(r => new OutboxMessage(
            0, callOut.Id, r, notifications.Value.Recipients[r].Channel!.Value, message.Subject, message.Text, message.Json, giveUpAt, dueAt, 0)).ToList();
        var whole = callOut with { Deliveries = [.. messages.Select(m => new CallOutDelivery(m.Recipient, m.Channel, DeliveryState.Pending, 0, null, null))] };
        feed.Publish([await store.IssueAsync(whole, told, messages, cancellation)]);
    }
}
