using Telemetry.Domain.Alerts;

namespace Telemetry.Rules.EventTime;

/// <summary>Whether a rule's condition holds for a subject at an event time; the engine turns changes of it into alerts raised and cleared.</summary>
/// <param name="Holds">True raises, false clears, null says that it cannot be known and leaves the alert as it is.</param>
public readonly record struct Condition(
    string Rule, string Subject, AlertSeverity Severity, DateTimeOffset At, bool? Holds, string Reason);
