using Telemetry.Domain.Records;

namespace Telemetry.Api.DecisionRecord;

/// <summary>The decision record as it was gone through.</summary>
/// <param name="Head">Null when the record is empty.</param>
/// <param name="Heads">Exported heads that were compared.</param>
/// <param name="LastHead">The furthest exported head; null when there is none.</param>
/// <param name="Evidence">Pieces of evidence that were gone through.</param>
internal sealed record RecordVerification(
    DateTimeOffset At, long Entries, RecordHead? Head, int Heads, SignedHead? LastHead, long Evidence, IReadOnlyList<RecordFinding> Findings)
{
    public bool IsSound => Findings.Count == 0;
}
