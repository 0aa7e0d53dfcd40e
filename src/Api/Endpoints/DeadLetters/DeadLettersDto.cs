namespace Telemetry.Api.Endpoints.DeadLetters;

/// <summary>Dead letters, newest first.</summary>
/// <param name="Kept">How many are kept in all.</param>
/// <param name="Dropped">How many older ones were dropped because of the bound.</param>
/// <param name="Next">Cursor of the next page; null when there is no more.</param>
internal sealed record DeadLettersDto(long Kept, long Dropped, IReadOnlyList<DeadLetterDto> DeadLetters, string? Next);
