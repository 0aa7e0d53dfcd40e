using Telemetry.Domain.Readings;

namespace Telemetry.Rules.EventTime;

/// <summary>What a rule may see of a reading at an event time.</summary>
/// <param name="Value">In the quantity's canonical unit; NaN when the reading failed, so that no rule can use it by mistake.</param>
public readonly record struct Observation(DateTimeOffset At, double Value, Flag Flag, QcTest Test, DateTimeOffset ReceivedAt);
