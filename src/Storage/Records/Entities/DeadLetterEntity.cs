namespace Telemetry.Storage.Records.Entities;

/// <summary>A message that was not admitted, or not whole.</summary>
internal sealed class DeadLetterEntity
{
    /// <summary>The message's journal position.</summary>
    public long Id { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public required string Gateway { get; set; }

    public required string Topic { get; set; }

    public string? ContentType { get; set; }

    public required byte[] Payload { get; set; }

    /// <summary>Length of the payload, so that the bound is kept without reading payloads.</summary>
    public long PayloadBytes { get; set; }

    /// <summary>Bit n is set when a rejection has the reason n.</summary>
    public long Reasons { get; set; }

    public required string Rejections { get; set; }

    public DateTimeOffset? RedrivenAt { get; set; }

    /// <summary>The dead letter that this came of when that was driven again.</summary>
    public long? RedriveOf { get; set; }
}
