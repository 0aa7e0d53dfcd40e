using Telemetry.Domain.Alerts;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Alerts;

/// <summary>One time that a rule held for a subject: from pending or raised to cleared, with what people did about it.</summary>
/// <param name="Transitions">As they stand, by event time; at least one.</param>
/// <param name="Acknowledged">The acknowledgement in effect; null when there is none, or none for a severity as high as this.</param>
/// <param name="LastAcknowledged">The last acknowledgement of this episode, in effect or not.</param>
/// <param name="Shelved">The shelving in effect; null when it is on no shelf, or no longer.</param>
/// <param name="ShelfEndedAt">When it last came off a shelf; null when it never was on one, or is.</param>
internal sealed record AlertEpisode(
    IReadOnlyList<LoggedOutcome<Alert>> Transitions,
    OperatorAction? Acknowledged,
    OperatorAction? LastAcknowledged,
    OperatorAction? Shelved,
    DateTimeOffset? ShelfEndedAt)
{
    /// <summary>When anybody last acknowledged an alert of this rule about this subject, in this episode or before it.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Of its first record.</summary>
    public long Id => Transitions[0].Id;

    public Alert First => Transitions[0].Outcome;

    public Alert Last => Transitions[^1].Outcome;

    public string Rule => Last.Rule;

    public string Subject => Last.Subject;

    public AlertSeverity Severity => Last.Severity;

    public AlertState State => Last.State;

    /// <summary>When it was raised; null for one that is pending or never was more.</summary>
    public DateTimeOffset? RaisedAt => Last.RaisedAt ?? Transitions.FirstOrDefault(t => t.Outcome.State == AlertState.Raised)?.Outcome.At;

    public DateTimeOffset? EndedAt => State.IsOpen() ? null : Last.At;
}
