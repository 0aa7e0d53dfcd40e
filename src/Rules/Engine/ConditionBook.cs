using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>The alerts of one site's or gateway's rules, a log for each rule and subject.</summary>
internal sealed class ConditionBook
{
    private readonly Dictionary<(string Rule, string Subject), ConditionLog> _logs = [];

    public void Add(in Condition condition, AlertTiming timing, ICollection<Outcome> changes) =>
        LogOf(condition.Rule, condition.Subject, timing).Add(condition, changes);

    public void RewindTo(DateTimeOffset from)
    {
        foreach (var log in _logs.Values)
        {
            log.RewindTo(from);
        }
    }

    public void Settle(DateTimeOffset forgetBefore, ICollection<Outcome> changes)
    {
        foreach (var log in _logs.Values)
        {
            log.Settle(forgetBefore, changes);
        }
    }

    /// <summary>Goes on from the transitions that stand open on record, and from none for every other rule and subject.</summary>
    public void Adopt(IEnumerable<Alert> open, Func<string, AlertTiming> timingOf, DateTimeOffset lastTick)
    {
        var byLog = open.ToDictionary(a => (a.Rule, a.Subject));
        foreach (var (key, log) in _logs)
        {
            log.Adopt(byLog.GetValueOrDefault(key), lastTick);
            byLog.Remove(key);
        }

        foreach (var alert in byLog.Values)
        {
            LogOf(alert.Rule, alert.Subject, timingOf(alert.Rule)).Adopt(alert, lastTick);
        }
    }

    private ConditionLog LogOf(string rule, string subject, AlertTiming timing)
    {
        if (!_logs.TryGetValue((rule, subject), out var log))
        {
            log = new ConditionLog(timing);
            _logs.Add((rule, subject), log);
        }

        return log;
    }
}
