namespace Telemetry.Api.Endpoints.Gritting.Record;

/// <summary>Something that is wrong with the decision record.</summary>
/// <param name="Trouble">ChangedRecord, MissingRecord, ChangedEntry, BrokenLink, MissingEntry, UnrecordedRow, RewrittenLog, CutTail, BadSignature or UnreadableHead.</param>
/// <param name="Sequence">The entry that it concerns; null where it concerns none.</param>
internal sealed record RecordFindingDto(string Trouble, long? Sequence, string Text);
