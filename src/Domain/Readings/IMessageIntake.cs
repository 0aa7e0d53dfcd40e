using Telemetry.Domain.Journal;

namespace Telemetry.Domain.Readings;

/// <summary>The one way in for a message, whatever it came by: decode, admit, journal.</summary>
public interface IMessageIntake
{
    /// <summary>Completes once the message is durable: its admitted readings, and its rejections with their reasons.</summary>
    /// <param name="message">The message as received.</param>
    /// <param name="redriveOf">The dead letter it is driven again from, or null.</param>
    /// <param name="cancellation">Stops waiting; the message may be durable all the same.</param>
    /// <exception cref="JournalFailedException">It is not durable: do not acknowledge.</exception>
    Task<IntakeResult> SubmitAsync(RawMessage message, long? redriveOf, CancellationToken cancellation);
}
