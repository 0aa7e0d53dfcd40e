using Telemetry.Domain.Decisions;

namespace Telemetry.Domain.CallOuts;

/// <summary>
/// A message that asks people to act, as it was sent out to everybody of one level: about decisions that worsened and alerts
/// that nobody has acknowledged. Given again with the same id when one of its deliveries ends.
/// </summary>
public sealed record CallOut : Outcome
{
    /// <summary>Random; the idempotency id of every message of it.</summary>
    public required string Id { get; init; }

    /// <summary>By the host's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From 1, the first people to be called.</summary>
    public required int Level { get; init; }

    /// <summary>A trial of the way, about nothing.</summary>
    public bool Test { get; init; }

    /// <summary>One line: what it is about.</summary>
    public required string Title { get; init; }

    /// <summary>How many things it is about; <see cref="Items"/> lists the gravest of them.</summary>
    public required int Count { get; init; }

    public required IReadOnlyList<CallOutItem> Items { get; init; }

    public required IReadOnlyList<CallOutDelivery> Deliveries { get; init; }

    public override string Key => Id;

    public override DateTimeOffset EventTime => At;

    /// <summary>By content, <see cref="Items"/> and <see cref="Deliveries"/> included.</summary>
    public bool Equals(CallOut? other) =>
        other is not null && Withdrawn == other.Withdrawn && Id == other.Id && At == other.At && Level == other.Level && Test == other.Test
        && Title == other.Title && Count == other.Count && Items.SameAs(other.Items) && Deliveries.SameAs(other.Deliveries);

    public override int GetHashCode() => HashCode.Combine(Id, At, Level);
}
