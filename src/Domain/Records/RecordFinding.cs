namespace Telemetry.Domain.Records;

/// <summary>Something that is wrong with the record.</summary>
/// <param name="Sequence">The entry that it concerns; null where it concerns none.</param>
/// <param name="Text">In whole sentences.</param>
public sealed record RecordFinding(RecordTrouble Trouble, long? Sequence, string Text);
