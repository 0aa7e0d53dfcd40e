using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>The rules to run.</summary>
public sealed record RuleSet(
    IReadOnlyList<IConditionRule> Conditions,
    IReadOnlyList<IOutcomeRule> Outcomes,
    IReadOnlyList<IDecisionRule> Decisions)
{
    public IReadOnlyList<IGatewayRule> Gateways { get; init; } = [];
}
