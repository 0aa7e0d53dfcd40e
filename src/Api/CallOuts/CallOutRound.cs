using Microsoft.Extensions.Options;
using Telemetry.Api.CallOuts.Concerns;
using Telemetry.Api.CallOuts.Escalation;
using Telemetry.Api.Notifications;
using Telemetry.Api.Notifications.Outbox;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.CallOuts;

/// <summary>One look at whether somebody has to be called: what stands, what was told, what is due, and that put into the outbox.</summary>
internal sealed class CallOutRound(
    ConcernWatch watch,
    ICallOutStore store,
    CallOutIssuer issuer,
    OutboxSignal outbox,
    IOptions<CallOutOptions> options,
    IOptions<NotificationOptions> notifications,
    TimeProvider clock)
{
    /// <param name="decisionsToo">Whether what stands on decisions may be told: not before the gateways had time to send what they kept.</param>
    public async Task<CallOutFindings> LookAsync(bool decisionsToo, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var policy = options.Value;
        var concerns = await watch.ReadAsync(now, decisionsToo, cancellation);
        var unreached = await store.ReadUnreachedAsync(cancellation);
        if (concerns.Count > 0 && policy.Levels.Count > 0)
        {
            var told = await store.ReadNoticesAsync([.. concerns.Select(c => c.Id)], cancellation);
            var issued = await store.ReadIssuedAsync(now - policy.Window, cancellation);
            foreach (var due in EscalationPlanner.Plan(now, concerns, told, issued, policy))
            {
                await IssueAsync(due, now, policy, cancellation);
            }
        }

        return new CallOutFindings(now, concerns, unreached);
    }

    private async Task IssueAsync(DueCallOut due, DateTimeOffset now, CallOutOptions policy, CancellationToken cancellation)
    {
        var gravest = due.Items[0].Concern.Title;
        var callOut = CallOutIssuer.New(
            now,
            due.Level,
            due.Items.Count == 1 ? gravest : $"{due.Items.Count} matters, the gravest: {gravest}",
            due.Items.Count,
            [.. due.Items.Take(policy.MaxItems).Select(i => new CallOutItem(i.Concern.Id, i.Concern.Rank, i.Notice, i.Concern.Title, i.Concern.Text))]);
        var told = due.Items.Select(i => new CallOutNotice(i.Concern.Id, i.Concern.Rank, due.Level, now, callOut.Id, Unreachable: false)).ToList();
        await issuer.IssueAsync(callOut, policy.Levels[due.Level - 1].Recipients, told, now + notifications.Value.GiveUpAfter, now, cancellation);
        outbox.Grew();
    }
}
