namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>One episode of an alert: from when it began to hold until it was cleared.</summary>
/// <param name="Id">Of the episode's first record.</param>
/// <param name="Rule">Stable name of the rule, such as hoar-frost.</param>
/// <param name="SubjectKind">Site, Sensor, Gateway or Bin.</param>
/// <param name="Subject">Its id.</param>
/// <param name="SubjectName">Name for people; the id where the network has none.</param>
/// <param name="Site">Id of the site it is at; null for a gateway, and for what has left the network.</param>
/// <param name="Severity">Information, Warning, Major or Critical.</param>
/// <param name="State">Pending (holds, not yet for long enough: nobody is told), Raised, Clearing (no longer holds, not yet for long enough), Cleared, or Stale (raised, and whether it still holds can't be known).</param>
/// <param name="Since">Event time at which this state began, UTC.</param>
/// <param name="RaisedAt">Event time at which it was raised, UTC; null while pending.</param>
/// <param name="ClearedAt">Event time at which it was cleared, UTC; null while it is not.</param>
/// <param name="Reason">Why it is in this state, with values, units and times.</param>
/// <param name="Acknowledged">The acknowledgement in effect; null when nobody has, or not for a severity as high as this.</param>
/// <param name="Shelved">The shelving in effect; null when it is on no shelf.</param>
/// <param name="CalledOut">Who has been called out about it; null when nobody has.</param>
internal sealed record AlertDto(
    long Id,
    string Rule,
    string SubjectKind,
    string Subject,
    string SubjectName,
    string? Site,
    string Severity,
    string State,
    DateTimeOffset Since,
    DateTimeOffset? RaisedAt,
    DateTimeOffset? ClearedAt,
    string Reason,
    AcknowledgementDto? Acknowledged,
    ShelvingDto? Shelved,
    CalledOutDto? CalledOut);
