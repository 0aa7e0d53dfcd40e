namespace Telemetry.Api.Endpoints.Gritting.Record;

/// <summary>Something that is wrong with the decision record.</summary>
/// <param name="Trouble">ChangedRecord, MissingRecord, ChangedEntry, BrokenLink, MissingEntry, UnrecordedRow, RewrittenLog, CutTail, ChangedEvidence, MissingEvidence, BadSignature or UnreadableHead.</param>
/// <param name="Sequence">The entry that it concerns; null where it concerns none.</param>
/// <param name="Route">The route that the entry is about, as it says of itself; null where it says none or is gone.</param>
/// <param name="Day">Its decision day.</param>
/// <param name="Revision">Its revision.</param>
internal sealed record RecordFindingDto(string Trouble, long? Sequence, string Text, string? Route, DateOnly? Day, int? Revision);
