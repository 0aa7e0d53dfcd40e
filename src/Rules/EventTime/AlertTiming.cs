namespace Telemetry.Rules.EventTime;

/// <summary>How long, in event time, a condition must hold to raise an alert and must not hold to clear it. Zero is at once.</summary>
public readonly record struct AlertTiming(TimeSpan RaiseAfter, TimeSpan ClearAfter);
