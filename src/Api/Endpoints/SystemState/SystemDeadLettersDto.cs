namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>Messages not admitted, whole or in part.</summary>
/// <param name="Since">The counts are of messages received from then on, UTC.</param>
/// <param name="Messages">How many; one with several reasons is counted once here.</param>
/// <param name="ByReason">Most frequent first; a message with several reasons is counted under each.</param>
/// <param name="Kept">All dead letters kept.</param>
/// <param name="Dropped">Those ever dropped because of the bound.</param>
internal sealed record SystemDeadLettersDto(
    DateTimeOffset Since, long Messages, IReadOnlyList<SystemDeadLetterReasonDto> ByReason, long Kept, long Dropped);
