using Telemetry.Api.DecisionRecord;

namespace Telemetry.Api.Endpoints.Gritting.Record;

/// <summary>The decision record as it was gone through, whole.</summary>
/// <param name="At">Host clock time, UTC.</param>
/// <param name="Sound">Nothing was found. Only what an exported head covers could not have been written anew whole.</param>
/// <param name="Entries">Entries gone through.</param>
/// <param name="EndsWith">Sequence of the last entry; null when the record is empty.</param>
/// <param name="Hash">Of the last entry.</param>
/// <param name="HeadsCompared">Exported heads whose signature is good and that were compared.</param>
/// <param name="LastHead">The furthest of them; null when there is none.</param>
/// <param name="EvidenceCompared">Pieces of evidence gone through.</param>
/// <param name="Findings">At most about 2,000.</param>
internal sealed record RecordVerificationDto(
    DateTimeOffset At,
    bool Sound,
    long Entries,
    long? EndsWith,
    string? Hash,
    int HeadsCompared,
    RecordHeadDto? LastHead,
    long EvidenceCompared,
    IReadOnlyList<RecordFindingDto> Findings)
{
    public static RecordVerificationDto Of(RecordVerification verified) => new(
        verified.At,
        verified.IsSound,
        verified.Entries,
        verified.Head?.Sequence,
        verified.Head?.Hash,
        verified.Heads,
        verified.LastHead is { } head ? RecordHeadDto.Of(head) : null,
        verified.Evidence,
        [.. verified.Findings.Select(f => new RecordFindingDto(f.Trouble.ToString(), f.Sequence, f.Text, f.Entry?.Route, f.Entry?.Day, f.Entry?.Revision))]);
}
