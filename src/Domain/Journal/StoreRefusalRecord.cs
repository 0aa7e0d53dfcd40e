namespace Telemetry.Domain.Journal;

/// <summary>Readings of an admitted message that the time-series store would not take: journalled, so that they become a dead letter.</summary>
/// <param name="At">When the store refused them.</param>
/// <param name="Of">The message's journal position; the same again when the store refuses them again.</param>
/// <param name="Message">The message as it came, with what was refused as its rejections and without its readings, which stand at its own position.</param>
public sealed record StoreRefusalRecord(DateTimeOffset At, JournalPosition Of, MessageRecord Message) : JournalRecord(At);
