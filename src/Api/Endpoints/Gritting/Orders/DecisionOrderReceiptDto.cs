using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Gritting.Record;

namespace Telemetry.Api.Endpoints.Gritting.Orders;

/// <summary>An order as it is on record.</summary>
/// <param name="Head">The decision record's head, signed and exported, with this order in it: keep it to show later that nothing before it was changed. Null when it could not be exported.</param>
/// <param name="HeadTrouble">Why the head could not be exported; the order is on record all the same, and the export is tried again.</param>
internal sealed record DecisionOrderReceiptDto(OperatorActionDto Action, RecordHeadDto? Head, string? HeadTrouble);
