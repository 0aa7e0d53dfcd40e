namespace Telemetry.Domain.Records;

/// <summary>The last entry of the record at an instant. Kept elsewhere, it shows whether the record was written anew or cut since.</summary>
public sealed record RecordHead(long Sequence, string Hash, DateTimeOffset RecordedAt);
