namespace Telemetry.Api.Endpoints.DeadLetters;

/// <summary>A message, or the part of one, that was not admitted.</summary>
/// <param name="Id">Journal position of the message.</param>
/// <param name="PayloadBytes">Size of the payload, bytes.</param>
/// <param name="RedriveOf">The dead letter that this came of when that was driven again; null for a message of a gateway.</param>
/// <param name="RedrivenAt">When it was last driven again; null if never.</param>
internal sealed record DeadLetterDto(
    long Id,
    DateTimeOffset ReceivedAt,
    string Gateway,
    string Topic,
    string? ContentType,
    int PayloadBytes,
    IReadOnlyList<RejectionDto> Rejections,
    DateTimeOffset? RedrivenAt,
    long? RedriveOf);
