namespace Telemetry.Storage.Records.Entities;

/// <summary>A network file as imported; the one with the highest id is in force.</summary>
internal sealed class NetworkEntity
{
    public long Id { get; set; }

    public required string Json { get; set; }

    public required string Sha256 { get; set; }

    public DateTimeOffset ImportedAt { get; set; }

    public required string ImportedBy { get; set; }
}
