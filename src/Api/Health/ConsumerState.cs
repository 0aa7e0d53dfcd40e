using Telemetry.Ingest.Consumers.Progress;

namespace Telemetry.Api.Health;

/// <summary>How one consumer of the journal is doing.</summary>
/// <param name="Position">Last journal record committed.</param>
/// <param name="Trouble">What keeps it from going on; null when nothing does.</param>
/// <param name="Ready">It has warmed up and follows the journal.</param>
internal sealed record ConsumerState(long Position, string? Trouble, bool Ready)
{
    /// <summary>When the record at the position was taken in; null until the first is worked through after a start.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When the first record behind the position was taken in; null when there is none, or it can't be read.</summary>
    public DateTimeOffset? OldestUnreadAt { get; init; }

    /// <summary>How it gets on; null when that is not watched.</summary>
    public ConsumerProgress? Progress { get; init; }
}
