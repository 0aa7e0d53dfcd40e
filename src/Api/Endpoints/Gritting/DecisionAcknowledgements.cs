using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>Who has acknowledged which revision of which decision.</summary>
internal sealed class DecisionAcknowledgements
{
    private readonly Dictionary<(RouteId Route, DateOnly Day, int Revision), LoggedOutcome<OperatorAction>> _last = [];

    private DecisionAcknowledgements(IEnumerable<LoggedOutcome<OperatorAction>> actions)
    {
        foreach (var action in actions)
        {
            if (action.Outcome is { Kind: OperatorActionKind.Acknowledge, Route: { } route, Day: { } day, Revision: { } revision })
            {
                _last[(route, day, revision)] = action;
            }
        }
    }

    public static DecisionAcknowledgements None { get; } = new([]);

    /// <summary>Of decisions for this day and later ones.</summary>
    public static async Task<DecisionAcknowledgements> ReadAsync(IOutcomeLog log, DateOnly day, CancellationToken cancellation)
    {
        // The day starts at noon local: the midnight before, in whatever zone, is early enough.
        var before = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-12);
        return new(await log.ReadActionsAsync(before, cancellation));
    }

    /// <summary>
    /// The acknowledgement that holds for a record of a decision; null when there is none. What late data made of a revision
    /// after it was acknowledged, nobody has seen yet; a reassessment asks for nothing else than what was acknowledged.
    /// </summary>
    public AcknowledgementDto? Of(LoggedOutcome<Decision> decision) =>
        _last.TryGetValue((decision.Outcome.Route, decision.Outcome.Day, decision.Outcome.Revision), out var action)
        && (decision.Outcome.ReassessedAt is not null || decision.Id < action.Id)
            ? new AcknowledgementDto(action.Outcome.By, action.Outcome.At, action.Outcome.Reason)
            : null;
}
