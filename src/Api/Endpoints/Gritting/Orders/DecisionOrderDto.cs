namespace Telemetry.Api.Endpoints.Gritting.Orders;

/// <summary>What a person ordered about a route's decision.</summary>
/// <param name="Kind">Confirm: what was decided. Override: something else.</param>
/// <param name="Revision">The revision it is about.</param>
/// <param name="By">Name as given.</param>
/// <param name="At">Host clock time, UTC.</param>
/// <param name="Reason">Empty where a confirmation gave none.</param>
internal sealed record DecisionOrderDto(string Kind, int Revision, string By, DateTimeOffset At, string Reason, OrderDto Ordered);
