using Telemetry.Domain.CallOuts;

namespace Telemetry.Storage.Records.Entities;

/// <summary>A message of a call-out to one recipient, and what became of it. Never deleted: it is the log of what was sent.</summary>
internal sealed class OutboxEntity
{
    public long Id { get; set; }

    public required string CallOut { get; set; }

    public required string Recipient { get; set; }

    public CallOutChannel Channel { get; set; }

    public required string Subject { get; set; }

    public required string Text { get; set; }

    public required string Json { get; set; }

    public DeliveryState State { get; set; }

    public DateTimeOffset GiveUpAt { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? LastAttemptAt { get; set; }

    public string? Detail { get; set; }
}
