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
    IReadOnlyList<AlertReading> Basis)
{
    private readonly Func<string>? _reason;
    private readonly Func<IReadOnlyList<AlertReading>>? _basis;

    /// <summary>Put into words when they are asked for: of a thousand minutes the engine asks for one, the one that changes something.</summary>
    public Condition(
        string rule,
        AlertSubject subjectKind,
        string subject,
        AlertSeverity severity,
        DateTimeOffset at,
        ConditionState state,
        Func<string> reason,
        Func<IReadOnlyList<AlertReading>> basis)
        : this(rule, subjectKind, subject, severity, at, state, "", [])
    {
        _reason = reason;
        _basis = basis;
    }

    public string Reason { get => _reason?.Invoke() ?? field; init; } = Reason;

    public IReadOnlyList<AlertReading> Basis { get => _basis?.Invoke() ?? field; init; } = Basis;
}
