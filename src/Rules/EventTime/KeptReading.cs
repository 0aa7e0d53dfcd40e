using Telemetry.Domain.Readings;

namespace Telemetry.Rules.EventTime;

/// <summary>A checked reading in a series, of which sensor and quantity are known: 40 bytes and not 88, since a city holds millions.</summary>
internal readonly struct KeptReading(in CheckedReading reading)
{
    private readonly long _receivedAt = reading.Reading.ReceivedAt.UtcTicks;
    private readonly long _judgedAt = reading.JudgedAt.UtcTicks;
    private readonly double _value = reading.Reading.Value;
    private readonly Flag _flag = reading.Flag;
    private readonly QcTest _test = reading.Test;
    private readonly Flag _firstFlag = reading.FirstFlag;
    private readonly QcTest _firstTest = reading.FirstTest;
    private readonly ReadingMarks _marks = reading.Reading.Marks;

    /// <summary>When it was observed, in UTC ticks.</summary>
    public readonly long At = reading.Reading.ObservedAt.UtcTicks;

    /// <summary>For keeping what was known, never for a rule: a failed reading's too.</summary>
    public double ValueWhateverItsFlag => _value;

    /// <summary>What may be seen of it at an event time.</summary>
    public Observation AsOf(DateTimeOffset time)
    {
        var judged = time.UtcTicks >= _judgedAt;
        var flag = judged ? _flag : _firstFlag;
        return new Observation(
            new DateTimeOffset(At, TimeSpan.Zero),
            flag == Flag.Fail ? double.NaN : _value,
            flag,
            judged ? _test : _firstTest,
            new DateTimeOffset(_receivedAt, TimeSpan.Zero),
            _marks);
    }
}
