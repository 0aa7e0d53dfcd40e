namespace Telemetry.Storage.Records.Entities;

/// <summary>A forecast issue as received. The same issue with other values is a further row.</summary>
internal sealed class ForecastEntity
{
    public long Id { get; set; }

    public required string Site { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public required string Source { get; set; }

    public required string Values { get; set; }

    /// <summary>SHA-256 of <see cref="Values"/>, by which a repeat is recognised.</summary>
    public required byte[] Hash { get; set; }
}
