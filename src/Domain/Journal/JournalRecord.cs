namespace Telemetry.Domain.Journal;

/// <summary>One thing that happened, in the order it became durable: the input of every consumer.</summary>
/// <param name="At">UTC by the host's clock: receipt of a message or forecast, or the minute of a tick.</param>
public abstract record JournalRecord(DateTimeOffset At);
