namespace Telemetry.Domain.Records;

/// <summary>An entry with what it records, as the store has it now.</summary>
/// <param name="Body">Null when it is gone.</param>
/// <param name="Trouble">What is wrong with the row beside its body, in words; null when nothing is.</param>
public sealed record ChainedRecord(RecordEntry Entry, string? Body, string? Trouble);
