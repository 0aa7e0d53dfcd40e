using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.QualityControl;

/// <summary>A reading in a window with its verdicts: 40 bytes, since a city holds millions.</summary>
internal struct HeldReading(in Reading reading)
{
    private readonly long _receivedAt = reading.ReceivedAt.UtcTicks;
    private readonly ReadingMarks _marks = reading.Marks;

    public readonly long At = reading.ObservedAt.UtcTicks;
    public readonly double Value = reading.Value;

    /// <summary>The time of the sample that made <see cref="Final"/> final.</summary>
    public long JudgedAt;

    /// <summary>By its own series, before a later sample.</summary>
    public Verdict First;

    /// <summary>By its own series.</summary>
    public Verdict Final;

    /// <summary>By the other series of the site at the same time.</summary>
    public Verdict BySite;

    public readonly CheckedReading AsChecked(SensorId sensor, Quantity quantity)
    {
        var first = Verdict.Worse(First, BySite);
        var final = Verdict.Worse(Final, BySite);
        var reading = new Reading(
            sensor, quantity, new DateTimeOffset(At, TimeSpan.Zero), Value, new DateTimeOffset(_receivedAt, TimeSpan.Zero), _marks);
        return new CheckedReading(reading, final.Flag, final.Test, first.Flag, first.Test, new DateTimeOffset(JudgedAt, TimeSpan.Zero));
    }

    /// <summary>Whether both say the same of the same reading.</summary>
    public static bool SameVerdict(in HeldReading a, in HeldReading b) =>
        a.JudgedAt == b.JudgedAt
        && Verdict.Worse(a.First, a.BySite) == Verdict.Worse(b.First, b.BySite)
        && Verdict.Worse(a.Final, a.BySite) == Verdict.Worse(b.Final, b.BySite);
}
