using System.Globalization;
using Telemetry.Domain.Decisions;

namespace Telemetry.Domain.Alerts;

/// <summary>One transition in the life cycle of a rule's alert about a subject, at an instant of event time.</summary>
/// <param name="Rule">The rule's stable name, for instance <c>hoar-frost</c>.</param>
/// <param name="Subject">The id of a site, sensor, gateway or bin.</param>
/// <param name="State">The state that begins here.</param>
/// <param name="Reason">Whole sentences with values, units and times.</param>
public sealed record Alert(string Rule, string Subject, AlertSeverity Severity, AlertState State, DateTimeOffset At, string Reason) : Outcome
{
    public AlertSubject SubjectKind { get; init; }

    /// <summary>When the episode that this belongs to was raised; null for one that is pending or lapsed.</summary>
    public DateTimeOffset? RaisedAt { get; init; }

    /// <summary>The readings that the transition rests on, in the rule's order.</summary>
    public IReadOnlyList<AlertReading> Basis { get; init; } = [];

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{Rule}/{Subject}/{At.UtcDateTime:O}");

    public override DateTimeOffset EventTime => At;

    /// <summary>By content, <see cref="Basis"/> included.</summary>
    public bool Equals(Alert? other) =>
        other is not null && Withdrawn == other.Withdrawn && Rule == other.Rule && Subject == other.Subject && SubjectKind == other.SubjectKind
        && Severity == other.Severity && State == other.State && At == other.At && RaisedAt == other.RaisedAt && Reason == other.Reason
        && Basis.SameAs(other.Basis);

    public override int GetHashCode() => HashCode.Combine(Rule, Subject, State, At);
}
