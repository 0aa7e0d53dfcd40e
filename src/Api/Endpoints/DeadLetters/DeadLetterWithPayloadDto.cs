namespace Telemetry.Api.Endpoints.DeadLetters;

/// <summary>A dead letter whole.</summary>
/// <param name="PayloadBase64">The payload as it came.</param>
/// <param name="PayloadText">The payload as text; null when it is not UTF-8.</param>
internal sealed record DeadLetterWithPayloadDto(DeadLetterDto DeadLetter, string PayloadBase64, string? PayloadText);
