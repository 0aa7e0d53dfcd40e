namespace Telemetry.Api.Health;

/// <summary>How one consumer of the journal is doing.</summary>
/// <param name="Position">Last journal record committed.</param>
/// <param name="Trouble">What keeps it from going on; null when nothing does.</param>
/// <param name="Ready">It has warmed up and follows the journal.</param>
internal sealed record ConsumerState(long Position, string? Trouble, bool Ready)
{
    /// <summary>When the record at the position was taken in; null until the first is worked through after a start.</summary>
    public DateTimeOffset? At { get; init; }
}
