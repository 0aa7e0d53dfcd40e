namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>A condition of a site or sensor was raised or cleared. Also the data of an <c>alert</c> event.</summary>
/// <param name="Id">Of the record; the id of its live event.</param>
/// <param name="Rule">Stable name of the rule, such as hoar-frost.</param>
/// <param name="Subject">Site or sensor id.</param>
/// <param name="Severity">Information, Warning, Major or Critical.</param>
/// <param name="State">Raised or Cleared.</param>
/// <param name="At">Event time, UTC.</param>
/// <param name="Withdrawn">With what is now known it would not have been given.</param>
internal sealed record AlertDto(
    long Id, string Rule, string Subject, string Severity, string State, DateTimeOffset At, DateTimeOffset RecordedAt, string Reason, bool Withdrawn);
