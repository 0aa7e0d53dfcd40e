using Telemetry.Domain.Decisions;
using Telemetry.Domain.Records;
using Telemetry.Rules.Engine;
using Telemetry.Rules.Evidence;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;

namespace Telemetry.Ingest.Consumers;

/// <summary>
/// Writes down what decisions are made of as they are given out, to be committed with them. Of the parts, which most decisions
/// share with the one before, only those go out that it has not handed over yet.
/// </summary>
internal sealed class EvidenceCollector(GrittingPolicyOptions policy) : IDecisionWitness
{
    /// <summary>Hashes remembered, 15 MB at most. Forgotten, a part is handed over again and the store finds that it has it.</summary>
    private const int MostRemembered = 100_000;

    private readonly EvidenceMemory _readings = new();
    private readonly HashSet<string> _handedOver = new(StringComparer.Ordinal);
    private readonly List<DecisionEvidence> _kept = [];

    /// <summary>What is kept and not yet taken, B.</summary>
    public long Bytes { get; private set; }

    public void Decided(Decision decision, RouteMoment moment, Decision? standing)
    {
        if (_handedOver.Count > MostRemembered)
        {
            _handedOver.Clear();
            _readings.Clear();
        }

        var parts = EvidenceWriter.Write(moment, policy, decision, standing, _readings);

        List<EvidencePart> added = [.. parts.Where(p => _handedOver.Add(p.Hash))];
        Bytes += added.Sum(p => (long)p.Content.Length);
        _kept.Add(new DecisionEvidence(decision, parts[0].Hash, added));
    }

    public IReadOnlyList<DecisionEvidence> Take()
    {
        IReadOnlyList<DecisionEvidence> taken = [.. _kept];
        _kept.Clear();
        Bytes = 0;
        return taken;
    }
}
