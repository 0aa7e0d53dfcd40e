using Telemetry.Domain.Decisions;
using Telemetry.Rules.Engine;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;

namespace Telemetry.Rules.Evidence;

/// <summary>Decides from evidence, as the engine does from what it knows.</summary>
public static class DecisionAgain
{
    /// <summary>The decision, and whether it would be given out: null where what stood would go on standing as it was.</summary>
    public static (Decision Decided, Decision? Given) From(EvidencedMoment evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        using var rule = new RuleSubscription<RouteMoment, Decision>("gritting-decision", new GrittingDecisionRule(evidence.Policy).Evaluate);
        var decided = rule.Evaluate(evidence.Moment, int.MaxValue) is [var one, ..] ? one : RoutePipeline.Unable(rule.Rule, evidence.Moment);
        var log = new DecisionLog();
        log.Adopt(evidence.Standing, DateTimeOffset.MinValue);
        List<Outcome> given = [];
        log.Add(decided, given);
        return (decided, given is [Decision numbered] ? numbered : null);
    }
}
