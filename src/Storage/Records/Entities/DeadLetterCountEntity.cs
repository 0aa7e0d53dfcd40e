namespace Telemetry.Storage.Records.Entities;

/// <summary>The one row that counts dead letters, kept in step with them.</summary>
internal sealed class DeadLetterCountEntity
{
    public const int TheOne = 1;

    public int Id { get; set; }

    public long Kept { get; set; }

    public long KeptBytes { get; set; }

    /// <summary>How many were dropped because of the bound, ever.</summary>
    public long Dropped { get; set; }
}
