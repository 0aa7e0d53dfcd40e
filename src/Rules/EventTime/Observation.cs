using Telemetry.Domain.Readings;

namespace Telemetry.Rules.EventTime;

/// <summary>What a rule may see of a reading at an event time.</summary>
/// <param name="Value">In the quantity's canonical unit; NaN when the reading failed, so that no rule can use it by mistake.</param>
/// <param name="ReceivedAt">When it came, by the host's clock. What is concluded from it depends on the delivery, not on what was measured.</param>
public readonly record struct Observation(
    DateTimeOffset At, double Value, Flag Flag, QcTest Test, DateTimeOffset ReceivedAt, ReadingMarks Marks = ReadingMarks.None);
