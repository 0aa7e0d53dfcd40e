namespace Telemetry.Storage.Records.Entities;

/// <summary>One piece of what decisions were made of, kept once however many were.</summary>
internal sealed class EvidenceEntity
{
    /// <summary>SHA-256 of the content, lower hex.</summary>
    public required string Hash { get; set; }

    /// <summary>Length of the content, B.</summary>
    public int Bytes { get; set; }

    /// <summary>The content, compressed by Brotli.</summary>
    public required byte[] Content { get; set; }
}
