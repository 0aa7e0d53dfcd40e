using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Engine;

/// <summary>What a tick concludes: outcomes that are new, different or withdrawn, and the rules that failed.</summary>
internal sealed class TickConclusions(RuleEngineOptions options)
{
    /// <summary>How many faults in a row leave a rule off.</summary>
    public int FaultsBeforeSuspension { get; } = options.FaultsBeforeSuspension;

    /// <summary>Who is shown what decisions are made of; null while nobody keeps it.</summary>
    public IDecisionWitness? Witness { get; set; }

    public List<Outcome> Changes { get; } = [];

    public List<RuleFault> Faults { get; } = [];

    public void Note(Exception? fault, string rule, string subject, DateTimeOffset at, bool suspended)
    {
        if (fault is not null)
        {
            Faults.Add(new RuleFault(rule, subject, at, fault, suspended));
        }
    }
}
