using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>
/// Takes the alert of one rule and subject through its life cycle. The last transition is all the state there is: it says what
/// stands and since when, so hold times outlive a restart and follow when late readings take transitions back.
/// </summary>
internal sealed class ConditionLog(AlertTiming timing)
{
    private readonly CorrectableLog<Alert> _alerts = new();

    private AlertState State => _alerts.Last?.State ?? AlertState.Cleared;

    /// <summary>The transition stands open on record; or, when null, none does.</summary>
    public void Adopt(Alert? open, DateTimeOffset lastTick)
    {
        // What was concluded while warming is the same, unless the network or the rules have changed since: the record stands.
        if (open is null ? State.IsOpen() : !open.Equals(_alerts.Last))
        {
            _alerts.Adopt(open, open?.At ?? lastTick);
        }
    }

    public void RewindTo(DateTimeOffset from) => _alerts.RewindTo(from);

    public void Add(in Condition condition, ICollection<Outcome> changes)
    {
        if (_alerts.IsClosed(condition.At))
        {
            return;
        }

        var next = condition.State switch
        {
            ConditionState.Holds => WhenHolding(condition),
            ConditionState.Between => WhenBetween(),
            ConditionState.Clears => WhenClear(condition.At),
            _ => WhenUnknown(),
        };
        if (next is { } state)
        {
            _alerts.Add(Transition(condition, state), changes);
        }
    }

    public void Settle(DateTimeOffset forgetBefore, ICollection<Outcome> changes)
    {
        _alerts.Settle(changes);
        _alerts.Forget(forgetBefore);
    }

    private AlertState? WhenHolding(in Condition condition) => State switch
    {
        AlertState.Raised => SeverityMoves(condition) ? AlertState.Raised : null,
        AlertState.Pending => HasLasted(timing.RaiseAfter, condition.At) ? AlertState.Raised : null,
        AlertState.Clearing or AlertState.Stale => AlertState.Raised,
        _ => timing.RaiseAfter > TimeSpan.Zero ? AlertState.Pending : AlertState.Raised,
    };

    private AlertState? WhenBetween() => State switch
    {
        AlertState.Pending => AlertState.Lapsed,
        AlertState.Clearing or AlertState.Stale => AlertState.Raised,
        _ => null,
    };

    private AlertState? WhenClear(DateTimeOffset at) => State switch
    {
        AlertState.Pending => AlertState.Lapsed,
        AlertState.Raised or AlertState.Stale => timing.ClearAfter > TimeSpan.Zero ? AlertState.Clearing : AlertState.Cleared,
        AlertState.Clearing => HasLasted(timing.ClearAfter, at) ? AlertState.Cleared : null,
        _ => null,
    };

    /// <summary>A pending must be seen to last; what is raised stays, and is no longer sure.</summary>
    private AlertState? WhenUnknown() => State switch
    {
        AlertState.Pending => AlertState.Lapsed,
        AlertState.Raised or AlertState.Clearing => AlertState.Stale,
        _ => null,
    };

    /// <summary>Worse is said at once; milder only after the clearing time, so that two thresholds close together do not chatter.</summary>
    private bool SeverityMoves(in Condition condition) =>
        _alerts.Last!.Severity < condition.Severity
        || (_alerts.Last.Severity > condition.Severity && HasLasted(timing.ClearAfter, condition.At));

    private bool HasLasted(TimeSpan hold, DateTimeOffset at) => at - _alerts.Last!.At >= hold;

    private Alert Transition(in Condition condition, AlertState state)
    {
        var raisedAt = state is AlertState.Pending or AlertState.Lapsed ? null
            : State.IsStanding() ? _alerts.Last!.RaisedAt ?? _alerts.Last.At
            : (DateTimeOffset?)condition.At;

        // What is said while an alert runs out is said of that alert: only a rule that holds can give it another severity.
        var severity = condition.State == ConditionState.Holds ? condition.Severity : _alerts.Last!.Severity;
        return new Alert(condition.Rule, condition.Subject, severity, state, condition.At, condition.Reason)
        {
            SubjectKind = condition.SubjectKind,
            RaisedAt = raisedAt,
            Basis = condition.Basis,
        };
    }
}
