using System.Globalization;
using Telemetry.Domain.Decisions;

namespace Telemetry.Domain.Alerts;

/// <summary>A condition of a subject was raised or cleared at an instant of event time.</summary>
/// <param name="Rule">The rule's stable name, for instance <c>hoar-frost</c>.</param>
/// <param name="Subject">A site or sensor id.</param>
public sealed record Alert(string Rule, string Subject, AlertSeverity Severity, AlertState State, DateTimeOffset At, string Reason) : Outcome
{
    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{Rule}/{Subject}/{At.UtcDateTime:O}");

    public override DateTimeOffset EventTime => At;
}
