using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Evidence;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>Decides again what was decided, from nothing but the evidence that the record kept with it.</summary>
internal sealed class Recomputation(IOutcomeLog log, IRecordChain chain, EvidencePieces pieces)
{
    /// <param name="sequence">The entry; null for the last that records the revision itself and has not been withdrawn.</param>
    public async Task<RecomputationResult> OfAsync(RouteId route, DateOnly day, int? revision, long? sequence, CancellationToken cancellation)
    {
        var about = (await chain.ReadAboutAsync(route, day, cancellation)).Select(r => r.Entry).Where(e => e.Kind is RecordEntryKind.Decided or RecordEntryKind.Reassessed).ToList();
        var entry = sequence is { } wanted
            ? about.Find(e => e.Sequence == wanted)
            : about.FindLast(e => e.Kind == RecordEntryKind.Decided && (revision is null || e.Revision == revision));
        if (entry is null || (revision is not null && entry.Revision != revision))
        {
            return new RecomputationResult(RecomputationOutcome.NotOnRecord, $"{Name(revision, sequence)} of '{route}' on {day:yyyy-MM-dd} is not on record.", null);
        }

        return (await log.ReadDecisionHistoryAsync(route, day, cancellation)).FirstOrDefault(r => r.Id == entry.Outcome) is { } record
            ? await OfAsync(entry, record, cancellation)
            : new RecomputationResult(RecomputationOutcome.NotWhole, $"What entry {ChainWalk.Name(entry)} records is no longer in the store.", null);
    }

    public async Task<RecomputationResult> OfAsync(RecordEntry entry, LoggedOutcome<Decision> record, CancellationToken cancellation)
    {
        if (entry.Evidence is not { } hash)
        {
            return new RecomputationResult(RecomputationOutcome.NoEvidence, $"Entry {ChainWalk.Name(entry)} has no evidence: it was recorded by a version that kept none.", null);
        }

        var (root, parts, trouble) = await pieces.ReadAsync(hash, cancellation);
        if (trouble is not null || EvidenceReader.Read(root, parts.ToDictionary(p => p.Name, p => p.Content, StringComparer.Ordinal), out trouble) is not { } evidence)
        {
            return new RecomputationResult(RecomputationOutcome.NotWhole, $"The evidence of entry {ChainWalk.Name(entry)} can't be used: {trouble}", null);
        }

        var recorded = record.Outcome;
        var (decided, given) = DecisionAgain.From(evidence);
        var differences = DecisionDifferences.Between(recorded, given ?? decided with { Revision = 0 });
        return new RecomputationResult(RecomputationOutcome.Done, null, new RecomputationDto(
            entry.Sequence, recorded.Route.Value, recorded.Day, recorded.Revision, recorded.EventTime, record.RecordedAt, entry.Release, recorded.RuleVersion,
            GrittingDecisionRule.Version, differences.Count == 0, differences, evidence.Readings,
            [new EvidencePieceDto("root", hash, root.Length), .. parts.Select(p => new EvidencePieceDto(p.Name, p.Hash, p.Content.Length))]));
    }

    private static string Name(int? revision, long? sequence) =>
        sequence is { } entry ? $"Entry {entry}{(revision is null ? "" : $" with a decision of revision {revision}")}" : revision is null ? "A decision" : $"Revision {revision}";
}
