namespace Telemetry.Domain.Records;

/// <summary>Something that is wrong with the record.</summary>
/// <param name="Sequence">The entry that it concerns; null where it concerns none.</param>
/// <param name="Text">In whole sentences.</param>
/// <param name="Entry">The entry as it is told of; null where it is gone, or where none is concerned. What it says of itself is only as good as it is.</param>
public sealed record RecordFinding(RecordTrouble Trouble, long? Sequence, string Text, RecordEntry? Entry = null);
