using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.DeadLetters;

/// <summary>Drives dead letters again through the one way in, as messages received now: that is when their readings became known.</summary>
internal sealed class Redrive(IDeadLetterStore letters, IMessageIntake intake, TimeProvider clock)
{
    public async Task<(int Admitted, bool StillRejected)> OneAsync(DeadLetter letter, CancellationToken cancellation)
    {
        var message = new RawMessage(letter.Topic, letter.ContentType, letter.Payload, letter.Gateway, clock.GetUtcNow());
        var result = await intake.SubmitAsync(message, letter.Id, cancellation);

        // Marked after it is durable: a crash between the two drives it twice, which the journal's views settle as duplicates.
        await letters.MarkRedrivenAsync(letter.Id, clock.GetUtcNow(), cancellation);
        return (result.Admitted, result.Rejections.Count > 0);
    }
}
