namespace Telemetry.Domain.Readings;

/// <summary>A reading with its flag, and how the next sample revised it.</summary>
/// <param name="Reading">The reading, unchanged.</param>
/// <param name="Flag">The verdict as it stands now.</param>
/// <param name="Test">The test that gave it; <see cref="QcTest.None"/> when it passed.</param>
/// <param name="FirstFlag">The verdict before a later sample judged it; equal to <paramref name="Flag"/> when none did.</param>
/// <param name="FirstTest">The test of the first verdict.</param>
/// <param name="JudgedAt">
/// The <c>observedAt</c> of the sample whose arrival made <paramref name="Flag"/> final, or the reading's own.
/// Seen from an event time before it, the reading has <paramref name="FirstFlag"/>: so an outcome for a time rests
/// only on what was observed up to that time, whatever the order of arrival.
/// </param>
public readonly record struct CheckedReading(
    Reading Reading,
    Flag Flag,
    QcTest Test,
    Flag FirstFlag,
    QcTest FirstTest,
    DateTimeOffset JudgedAt)
{
    public CheckedReading(Reading reading, Flag flag, QcTest test)
        : this(reading, flag, test, flag, test, reading.ObservedAt)
    {
    }

    public Flag FlagAsOf(DateTimeOffset eventTime) => eventTime >= JudgedAt ? Flag : FirstFlag;

    public QcTest TestAsOf(DateTimeOffset eventTime) => eventTime >= JudgedAt ? Test : FirstTest;
}
