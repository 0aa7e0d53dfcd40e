using Telemetry.Domain.Alerts;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>The alert rules of one site or gateway and what their alerts have come to.</summary>
/// <param name="owner">The id of the site or gateway: a rule's fault concerns it alone.</param>
/// <param name="rules">Name, timing and query of each rule.</param>
internal sealed class AlertRules<TMoment>(
    string owner, IEnumerable<(string Name, AlertTiming Timing, Func<IObservable<TMoment>, IObservable<Condition>> Evaluate)> rules) : IDisposable
{
    private readonly ConditionBook _book = new();
    private readonly (AlertTiming Timing, RuleSubscription<TMoment, Condition> Rule)[] _rules =
        [.. rules.Select(r => (r.Timing, new RuleSubscription<TMoment, Condition>(r.Name, r.Evaluate)))];

    public bool Any => _rules.Length > 0;

    public bool Runs(string rule) => Array.Exists(_rules, r => r.Rule.Rule == rule);

    public void Evaluate(TMoment moment, DateTimeOffset at, TickConclusions conclusions)
    {
        foreach (var (timing, rule) in _rules)
        {
            try
            {
                foreach (var condition in rule.Evaluate(moment, conclusions.FaultsBeforeSuspension))
                {
                    _book.Add(condition, timing, conclusions.Changes);
                }
            }
            catch (Exception error)
            {
                // A condition is put into words as it changes something: what fails there is the rule's fault like any other.
                rule.Fail(error, conclusions.FaultsBeforeSuspension);
            }

            conclusions.Note(rule.Fault, rule.Rule, owner, at, rule.Suspended);
        }
    }

    public void Rewind(DateTimeOffset from) => _book.RewindTo(from);

    public void Settle(DateTimeOffset forgetBefore, TickConclusions conclusions) => _book.Settle(forgetBefore, conclusions.Changes);

    public void Adopt(IEnumerable<Alert> open, DateTimeOffset lastTick) =>
        _book.Adopt(open, name => Array.Find(_rules, r => r.Rule.Rule == name).Timing, lastTick);

    public void Dispose() => Array.ForEach(_rules, r => r.Rule.Dispose());
}
