using Telemetry.Domain.Alerts;

namespace Telemetry.Rules.EventTime;

/// <summary>What a rule says of a subject at an event time; the engine takes its alert through the life cycle by it.</summary>
/// <param name="Severity">Of the alert if it stands at this time. A rule may have several thresholds, each with its severity.</param>
/// <param name="Reason">Whole sentences with values, units and times.</param>
/// <param name="Basis">The readings that it rests on, few: they are kept with each transition.</param>
public readonly record struct Condition(
    string Rule,
    AlertSubject SubjectKind,
    string Subject,
    AlertSeverity Severity,
    DateTimeOffset At,
    ConditionState State,
    string Reason,
    IReadOnlyList<AlertReading> Basis);
