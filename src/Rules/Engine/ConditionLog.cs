using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>Turns the conditions of one rule and subject into alerts raised and cleared.</summary>
internal sealed class ConditionLog
{
    private readonly CorrectableLog<Alert> _alerts = new();

    public void Adopt(Alert raised) => _alerts.Adopt(raised);

    public void RewindTo(DateTimeOffset from) => _alerts.RewindTo(from);

    public void Add(in Condition condition, ICollection<Outcome> changes)
    {
        var raised = _alerts.Last?.State == AlertState.Raised;
        if (condition.Holds is { } holds && holds != raised)
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
