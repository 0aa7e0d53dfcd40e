namespace Telemetry.Storage.Records.Entities;

/// <summary>How far into the journal a consumer's records go.</summary>
internal sealed class PositionEntity
{
    public required string Consumer { get; set; }

    public long Sequence { get; set; }
}
