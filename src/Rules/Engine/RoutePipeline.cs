using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;

namespace Telemetry.Rules.Engine;

/// <summary>One route: decides at each tick from what is known of its stations.</summary>
internal sealed class RoutePipeline(Route route, TimeZoneInfo timeZone, IReadOnlyList<IDecisionRule> rules) : IDisposable
{
    private readonly DecisionLog _log = new();
    private readonly RuleSubscription<RouteMoment, Decision>[] _rules =
        [.. rules.Select(r => new RuleSubscription<RouteMoment, Decision>(r.Name, r.Evaluate))];

    public Route Route { get; } = route;

    public void Adopt(Decision? onRecord, DateTimeOffset lastTick) => _log.Adopt(onRecord, lastTick);

    public void Rewind(DateTimeOffset from) => _log.RewindTo(from);

    public void Evaluate(
        DateTimeOffset at, IReadOnlyList<StationMoment> stations, RuleEngineOptions options, ICollection<Outcome> changes, ICollection<RuleFault> faults)
    {
        var moment = new RouteMoment(Route, at, timeZone, stations);
        foreach (var rule in _rules)
        {
            foreach (var decision in rule.Evaluate(moment, options.FaultsBeforeSuspension))
            {
                _log.Add(decision, changes);
            }

            if (rule.Fault is not null || rule.Suspended)
            {
                // Without its rule a route is not safe: it is a person's call, and says so.
                _log.Add(Unable(rule.Rule, moment), changes);
            }

            if (rule.Fault is { } fault)
            {
                faults.Add(new RuleFault(rule.Rule, Route.Id.Value, at, fault, rule.Suspended));
            }
        }
    }

    public void Settle(DateTimeOffset now, RuleEngineOptions options, ICollection<Outcome> changes) =>
        _log.Settle(now - options.Lateness, changes);

    public void Dispose()
    {
        foreach (var rule in _rules)
        {
            rule.Dispose();
        }
    }

    private static Decision Unable(string rule, RouteMoment moment) => new()
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
