using Telemetry.Api.CallOuts;
using Telemetry.Api.CallOuts.Concerns;
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
    private readonly Dictionary<long, LoggedOutcome<OperatorAction>?> _standing = [];

    private DecisionAcknowledgements()
    {
    }

    public static DecisionAcknowledgements None { get; } = new();

    /// <summary>Of decisions for this day and later ones.</summary>
    public static async Task<DecisionAcknowledgements> ReadAsync(IOutcomeLog log, DateOnly day, CancellationToken cancellation)
    {
        // The day starts at noon local: the midnight before, in whatever zone, is early enough.
        var before = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-12);
        var actions = await log.ReadActionsAsync(before, cancellation);
        var read = new DecisionAcknowledgements();
        foreach (var about in actions.Where(a => a.Outcome is { Kind: OperatorActionKind.Acknowledge, Route: not null, Revision: not null } && a.Outcome.Day >= day)
            .GroupBy(a => (Route: a.Outcome.Route!.Value, Day: a.Outcome.Day!.Value)))
        {
            foreach (var action in about)
            {
                read._last[(about.Key.Route, about.Key.Day, action.Outcome.Revision!.Value)] = action;
            }

            // What is called out as worse is of no interest here, and so are its settings.
            var course = new DecisionCourse(new CallOutOptions());
            course.TakeAll(await log.ReadDecisionHistoryAsync(about.Key.Route, about.Key.Day, cancellation), about, long.MaxValue);
            if (course.Standing is { } standing)
            {
                read._standing[standing.Id] = course.Acknowledged;
            }
        }

        return read;
    }

    /// <summary>
    /// The acknowledgement that holds for a record of a decision; null when there is none. What late data made of a revision
    /// after it was acknowledged, nobody has seen yet; of what stands now <see cref="DecisionCourse.Acknowledged"/> says more.
    /// </summary>
    public AcknowledgementDto? Of(LoggedOutcome<Decision> decision)
    {
        if (!_standing.TryGetValue(decision.Id, out var action)
            && _last.TryGetValue((decision.Outcome.Route, decision.Outcome.Day, decision.Outcome.Revision), out var last)
            && (decision.Outcome.ReassessedAt is not null || decision.Id < last.Id))
        {
            action = last;
        }

        return action is null ? null : new AcknowledgementDto(action.Outcome.By, action.Outcome.At, action.Outcome.Reason);
    }
}
