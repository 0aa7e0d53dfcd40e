namespace Telemetry.Domain.Journal;

/// <summary>An operator put what the decoders of then read of a period in the place of what had been read. Long ones come in parts.</summary>
/// <param name="By">Who applied it.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="Difference">The sha256, in lower hex, of the whole difference that was shown and confirmed.</param>
/// <param name="Decoders">The decoders that read anew, with their versions.</param>
/// <param name="Part">Which part this is, from 1.</param>
/// <param name="Parts">How many there are.</param>
public sealed record ReDecodeRecord(
    DateTimeOffset At,
    string By,
    string Reason,
    string Difference,
    string Decoders,
    int Part,
    int Parts,
    IReadOnlyList<SupersedingReading> Readings) : JournalRecord(At);
