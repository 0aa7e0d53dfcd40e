using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;

namespace Telemetry.Rules.Engine;

/// <summary>One route: decides at each tick from what is known of its stations.</summary>
/// <param name="stations">The route's stations, in its order, with the pipelines of their sites.</param>
internal sealed class RoutePipeline(
    Route route,
    IReadOnlyList<(RouteStation Station, SitePipeline Site)> stations,
    TimeZoneInfo timeZone,
    IEnumerable<IDecisionRule> rules,
    RuleEngineOptions options) : IPipeline
{
    private readonly DecisionLog _log = new();
    private readonly List<TreatmentReport> _treatments = [];
    private readonly RuleSubscription<RouteMoment, Decision>[] _rules =
        [.. rules.Select(r => new RuleSubscription<RouteMoment, Decision>(r.Name, r.Evaluate))];

    public Route Route { get; } = route;

    public DateTimeOffset? ChangedFrom => stations.Min(s => s.Site.ChangedFrom);

    /// <summary>Takes a report in any order; one that is known already changes nothing.</summary>
    public void Accept(TreatmentReport report)
    {
        if (!_treatments.Exists(t => t.Id == report.Id))
        {
            _treatments.Add(report);
            _treatments.Sort(static (a, b) => (a.StartedAt, a.Id).CompareTo((b.StartedAt, b.Id)));
        }
    }

    public void Adopt(Decision? onRecord, DateTimeOffset lastTick) => _log.Adopt(onRecord, lastTick);

    public void Rewind(DateTimeOffset from) => _log.RewindTo(from);

    public void Evaluate(DateTimeOffset at, TickConclusions conclusions)
    {
        if (_rules.Length == 0)
        {
            return;
        }

        var known = new StationMoment[stations.Count];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = new StationMoment(stations[i].Station, stations[i].Site.MomentAt(at));
        }

        var moment = new RouteMoment(Route, at, timeZone, known)
        {
            Treatments = [.. _treatments.Where(t => t.ReportedAt <= at && t.StartedAt > at - options.LookBack)],
        };
        foreach (var rule in _rules)
        {
            foreach (var decision in rule.Evaluate(moment, conclusions.FaultsBeforeSuspension))
            {
                Give(decision, moment, conclusions);
            }

            if (rule.Fault is not null || rule.Suspended)
            {
                // Without its rule a route is not safe: it is a person's call, and says so.
                Give(Unable(rule.Rule, moment), moment, conclusions);
            }

            conclusions.Note(rule.Fault, rule.Rule, Route.Id.Value, at, rule.Suspended);
        }
    }

    public void Settle(DateTimeOffset now, TickConclusions conclusions)
    {
        _log.Settle(now - options.Lateness, conclusions.Changes);
        _treatments.RemoveAll(t => t.StartedAt <= now - options.LookBack - options.Lateness);
    }

    public void Dispose() => Array.ForEach(_rules, r => r.Dispose());

    private void Give(Decision decision, RouteMoment moment, TickConclusions conclusions)
    {
        var (standing, given) = (_log.Standing, conclusions.Changes.Count);
        _log.Add(decision, conclusions.Changes);
        if (conclusions.Changes.Count > given)
        {
            conclusions.Witness?.Decided((Decision)conclusions.Changes[^1], moment, standing);
        }
    }

    internal static Decision Unable(string rule, RouteMoment moment) => new()
    {
        Route = moment.Route.Id,
        Day = DecisionDay.Containing(moment.At, moment.TimeZone).Date,
        Revision = 0,
        DecidedAt = moment.At,
        Action = GrittingAction.Escalate,
        Confidence = 0,
        Reasons = [new Reason("rule-fault", $"The rule {rule} failed on this route, so there is no computed decision: decide by hand and report the fault.")],
        Inputs = [],
        RuleVersion = rule,
    };
}
