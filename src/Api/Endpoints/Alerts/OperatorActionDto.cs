using Telemetry.Api.Endpoints.Gritting.Orders;

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>What a person did about an alert or a decision. Also the data of an <c>action</c> event.</summary>
/// <param name="Id">Of the record; the id of its live event.</param>
/// <param name="Kind">Acknowledge, Shelve, Unshelve, Confirm or Override.</param>
/// <param name="By">Name as given.</param>
/// <param name="At">Host clock time, UTC.</param>
/// <param name="Key">Name of the key it came with; null where none was needed.</param>
/// <param name="Until">Of a shelving.</param>
/// <param name="Rule">Rule of the alert; null when it is about a decision.</param>
/// <param name="Subject">Subject of the alert.</param>
/// <param name="Route">Route of the decision; null when it is about an alert.</param>
/// <param name="Day">Decision day.</param>
/// <param name="Ordered">What is to be done, of a confirmation or an override.</param>
/// <param name="Decided">What was decided when it was ordered.</param>
internal sealed record OperatorActionDto(
    long Id,
    string Kind,
    string By,
    string Reason,
    DateTimeOffset At,
    string? Key,
    DateTimeOffset? Until,
    string? Rule,
    string? Subject,
    string? Route,
    DateOnly? Day,
    int? Revision,
    OrderDto? Ordered,
    OrderDto? Decided);
