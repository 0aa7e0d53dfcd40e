using Microsoft.Extensions.Options;
using Telemetry.Api.Notifications;
using Telemetry.Api.Notifications.Outbox;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.CallOuts;

/// <summary>Sends a marked trial message to every recipient, once each and at the same time.</summary>
internal sealed class CallOutTrial(
    CallOutIssuer issuer, Courier courier, ICallOutStore store, IOptions<NotificationOptions> notifications, TimeProvider clock)
{
    /// <summary>Until then the outbox leaves the trial's messages to the trial; they are its own again if the host is killed in it.</summary>
    private static readonly TimeSpan LeftAlone = TimeSpan.FromMinutes(15);

    /// <summary>The trial with what became of it; null without recipients.</summary>
    public async Task<LoggedOutcome<CallOut>?> RunAsync(CancellationToken cancellation)
    {
        var recipients = notifications.Value.Recipients.Keys.Order(StringComparer.Ordinal).ToList();
        if (recipients.Count == 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var trial = CallOutIssuer.New(now, 1, "Trial of the call-out", 0, [], test: true);
        await issuer.IssueAsync(trial, recipients, [], giveUpAt: now, dueAt: now + LeftAlone, cancellation);
        var messages = (await store.ReadPendingAsync(cancellation)).Where(m => m.CallOut == trial.Id);
        await Task.WhenAll(messages.Select(m => courier.AttemptAsync(m, cancellation)));
        return (await store.ReadCallOutsAsync(null, 100, null, cancellation)).FirstOrDefault(c => c.Outcome.Id == trial.Id);
    }
}
