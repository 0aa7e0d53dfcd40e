namespace Telemetry.Rules.Engine;

/// <summary>A rule threw. It concerns the one subject only; the others and the other rules go on.</summary>
public sealed record RuleFault(string Rule, string Subject, DateTimeOffset At, Exception Error, bool Suspended);
