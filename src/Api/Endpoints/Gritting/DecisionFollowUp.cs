using System.Globalization;
using Telemetry.Api.CallOuts;
using Telemetry.Api.CallOuts.Concerns;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Gritting.Orders;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>
/// What became of decisions once they were given: who acknowledged which state of them, and who was called out. Of what stands
/// it says what the call-outs go by, so that nobody is called about what reads as acknowledged.
/// </summary>
internal sealed class DecisionFollowUp
{
    private readonly ILookup<(RouteId, DateOnly), LoggedOutcome<OperatorAction>> _acknowledgements;
    private readonly Dictionary<long, DecisionCourse> _standing = [];
    private readonly ILookup<string, CallOutNotice> _told;

    /// <param name="acknowledgements">Those of decisions, oldest first.</param>
    /// <param name="histories">Every record of each decision that has one.</param>
    /// <param name="told">What was told about these decisions.</param>
    /// <param name="policy">What counts as a worsening.</param>
    public DecisionFollowUp(
        IEnumerable<LoggedOutcome<OperatorAction>> acknowledgements,
        IEnumerable<IReadOnlyList<LoggedOutcome<Decision>>> histories,
        IEnumerable<CallOutNotice> told,
        CallOutOptions policy)
    {
        _acknowledgements = acknowledgements.ToLookup(a => (a.Outcome.Route!.Value, a.Outcome.Day!.Value));
        _told = told.ToLookup(n => n.Concern, StringComparer.Ordinal);
        foreach (var history in histories.Where(h => h.Count > 0))
        {
            var course = new DecisionCourse(policy);
            course.TakeAll(history, _acknowledgements[KeyOf(history[0])], long.MaxValue);
            if (course.Standing is { } standing)
            {
                _standing[standing.Id] = course;
            }
        }
    }

    public static DecisionFollowUp None { get; } = new([], [], [], new CallOutOptions());

    /// <summary>The name under which a decision is called out.</summary>
    public static string Concern(RouteId route, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"decision/{route}/{day:yyyy-MM-dd}");

    public static bool IsAcknowledgement(LoggedOutcome<OperatorAction> action) =>
        action.Outcome is { Route: not null, Day: not null, Revision: not null } && action.Outcome.Kind.Acknowledges();

    /// <summary>
    /// The acknowledgement that holds for a record of a decision; null when there is none. What late data made of a revision
    /// after it was acknowledged, nobody has seen yet; of what stands now <see cref="DecisionCourse.Acknowledged"/> says more.
    /// </summary>
    public AcknowledgementDto? Acknowledged(LoggedOutcome<Decision> decision)
    {
        var action = _standing.TryGetValue(decision.Id, out var course)
            ? course.Acknowledged
            : _acknowledgements[KeyOf(decision)].LastOrDefault(a => a.Outcome.Revision == decision.Outcome.Revision
                && (decision.Outcome.ReassessedAt is not null || decision.Id < a.Id));
        return action is null ? null : new AcknowledgementDto(action.Outcome.By, action.Outcome.At, action.Outcome.Reason);
    }

    /// <summary>What was acknowledged of a decision earlier, where it stands and is not acknowledged as it stands.</summary>
    public AcknowledgedBeforeDto? AcknowledgedBefore(LoggedOutcome<Decision> decision)
    {
        if (!_standing.TryGetValue(decision.Id, out var course) || course.Acknowledged is not null || _acknowledgements[KeyOf(decision)].LastOrDefault() is not { Outcome: var last })
        {
            return null;
        }

        return new AcknowledgedBeforeDto(last.Revision!.Value, last.By, last.At, last.Reason, course.Matter?.Since, course.Matter?.Worse);
    }

    /// <summary>What a person ordered, where it holds for a record: the last order, of its revision, about what it asks for.</summary>
    public DecisionOrderDto? Order(LoggedOutcome<Decision> decision) => LastOrder(decision) is { } order && Holds(order, decision) ? ToDto(order.Outcome) : null;

    /// <summary>The same as an order to plan by.</summary>
    public DecisionOrder? StandingOrder(LoggedOutcome<Decision> decision) =>
        LastOrder(decision) is { } order && Holds(order, decision) ? order.Outcome.Order : null;

    /// <summary>What a person ordered earlier, where it does not hold for a record that came later: that is not yet confirmed.</summary>
    public DecisionOrderDto? OrderBefore(LoggedOutcome<Decision> decision) =>
        LastOrder(decision) is { } order && order.Id < decision.Id && !Holds(order, decision) ? ToDto(order.Outcome) : null;

    /// <summary>What people did about a decision, oldest first.</summary>
    public IEnumerable<LoggedOutcome<OperatorAction>> ActionsAbout(RouteId route, DateOnly day) => _acknowledgements[(route, day)];

    /// <summary>Who was called out about this route and day, up to now; null when nobody was.</summary>
    public CalledOutDto? CalledOut(LoggedOutcome<Decision> decision)
    {
        var notices = _told[Concern(decision.Outcome.Route, decision.Outcome.Day)].ToList();
        return notices.Count == 0 ? null : new CalledOutDto(notices.Max(n => n.Level), notices.Max(n => n.At));
    }

    private LoggedOutcome<OperatorAction>? LastOrder(LoggedOutcome<Decision> decision) =>
        _acknowledgements[KeyOf(decision)].LastOrDefault(a => a.Outcome.Kind.Orders());

    /// <summary>What late data made of a revision afterwards nobody has ordered, even where it asks for the same.</summary>
    private static bool Holds(LoggedOutcome<OperatorAction> order, LoggedOutcome<Decision> decision) =>
        order.Outcome.Revision == decision.Outcome.Revision && order.Outcome.Decided == DecisionOrder.Of(decision.Outcome)
        && (decision.Id < order.Id || decision.Outcome.ReassessedAt is not null);

    private static DecisionOrderDto ToDto(OperatorAction order) =>
        new(order.Kind.ToString(), order.Revision!.Value, order.By, order.At, order.Reason, OrderDto.Of(order.Order)!);

    private static (RouteId Route, DateOnly Day) KeyOf(LoggedOutcome<Decision> decision) => (decision.Outcome.Route, decision.Outcome.Day);
}
