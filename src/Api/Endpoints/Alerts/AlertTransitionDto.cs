namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>One transition of an alert. Also the data of an <c>alert</c> event.</summary>
/// <param name="Id">Of the record; the id of its live event.</param>
/// <param name="Rule">Stable name of the rule, such as hoar-frost.</param>
/// <param name="SubjectKind">Site, Sensor, Gateway or Bin.</param>
/// <param name="Subject">Its id.</param>
/// <param name="Severity">Information, Warning, Major or Critical.</param>
/// <param name="State">The state that begins: Pending, Raised, Clearing, Cleared, Stale, or Lapsed (a pending that did not last).</param>
/// <param name="At">Event time, UTC.</param>
/// <param name="RaisedAt">Event time at which the episode was raised, UTC; null while pending.</param>
/// <param name="RecordedAt">Host clock time it was committed at, UTC.</param>
/// <param name="Basis">The readings it rests on.</param>
/// <param name="Withdrawn">With what is now known it would not have been given.</param>
internal sealed record AlertTransitionDto(
    long Id,
    string Rule,
    string SubjectKind,
    string Subject,
    string Severity,
    string State,
    DateTimeOffset At,
    DateTimeOffset? RaisedAt,
    DateTimeOffset RecordedAt,
    string Reason,
    IReadOnlyList<AlertReadingDto> Basis,
    bool Withdrawn);
