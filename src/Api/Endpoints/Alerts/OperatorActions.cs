using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Puts what a person did on record, with the name of the key it came with, and tells the watchers.</summary>
internal sealed class OperatorActions(IOutcomeLog log, ILiveFeed feed, IHttpContextAccessor http, TimeProvider clock)
{
    public Task<OperatorActionDto> AboutAlertAsync(
        OperatorActionKind kind, string rule, string subject, string by, string reason, DateTimeOffset? until, CancellationToken cancellation) =>
        AppendAsync(New(kind, by, reason) with { Rule = rule, Subject = subject, Until = until }, cancellation);

    public Task<OperatorActionDto> AboutDecisionAsync(Decision decision, string by, string reason, CancellationToken cancellation) =>
        AppendAsync(
            New(OperatorActionKind.Acknowledge, by, reason) with { Route = decision.Route, Day = decision.Day, Revision = decision.Revision }, cancellation);

    /// <summary>Somebody orders what is to be done about a route.</summary>
    public Task<OperatorActionDto> OrderAsync(
        OperatorActionKind kind, Decision decided, DecisionOrder order, string by, string reason, CancellationToken cancellation) =>
        AppendAsync(
            New(kind, by, reason) with
            {
                Route = decided.Route,
                Day = decided.Day,
                Revision = decided.Revision,
                Order = order,
                Decided = DecisionOrder.Of(decided),
            },
            cancellation);

    private OperatorAction New(OperatorActionKind kind, string by, string reason) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), kind, by, reason, clock.GetUtcNow()) { AccessKey = http.HttpContext?.User.Identity?.Name };

    private async Task<OperatorActionDto> AppendAsync(OperatorAction action, CancellationToken cancellation)
    {
        var logged = await log.AppendAsync(action.At, [action], cancellation);
        feed.Publish(logged);
        return new LoggedOutcome<OperatorAction>(logged[0].Id, logged[0].RecordedAt, action).ToDto();
    }
}
