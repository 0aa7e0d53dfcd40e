using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>Turns the conditions of one rule and subject into alerts raised and cleared.</summary>
internal sealed class ConditionLog
{
    private readonly CorrectableLog<Alert> _alerts = new();

    public bool Raised => _alerts.Last is { State: AlertState.Raised };

    /// <summary>The alert stands on record as raised; or, when null, none does.</summary>
    public void Adopt(Alert? raised, DateTimeOffset lastTick)
    {
        // What was concluded while warming is the same, unless the network or the rules have changed since: the record stands.
        if (raised is null ? Raised : !raised.Equals(_alerts.Last))
        {
            _alerts.Adopt(raised, raised?.At ?? lastTick);
        }
    }

    public void RewindTo(DateTimeOffset from) => _alerts.RewindTo(from);

    public void Add(in Condition condition, ICollection<Outcome> changes)
    {
        if (condition.Holds is { } holds && holds != Raised && !_alerts.IsClosed(condition.At))
        {
            var state = holds ? AlertState.Raised : AlertState.Cleared;
            _alerts.Add(
                new Alert(condition.Rule, condition.Subject, condition.Severity, state, condition.At, condition.Reason),
                changes);
        }
    }

    public void Settle(DateTimeOffset forgetBefore, ICollection<Outcome> changes)
    {
        _alerts.Settle(changes);
        _alerts.Forget(forgetBefore);
    }
}
