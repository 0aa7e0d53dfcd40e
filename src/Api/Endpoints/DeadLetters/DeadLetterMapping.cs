using System.Text;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.DeadLetters;

internal static class DeadLetterMapping
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static DeadLetterDto ToDto(this DeadLetter letter) => new(
        letter.Id,
        letter.ReceivedAt,
        letter.Gateway.Value,
        letter.Topic,
        letter.ContentType,
        letter.Payload.Length,
        [.. letter.Rejections.Select(r => new RejectionDto(r.Reason.ToString(), r.Detail, r.Sensor, r.Quantity))],
        letter.RedrivenAt,
        letter.RedriveOf);

    public static DeadLetterWithPayloadDto ToWholeDto(this DeadLetter letter) =>
        new(letter.ToDto(), Convert.ToBase64String(letter.Payload.Span), TextOf(letter.Payload.Span));

    private static string? TextOf(ReadOnlySpan<byte> payload)
    {
        try
        {
            return Strict.GetString(payload);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
