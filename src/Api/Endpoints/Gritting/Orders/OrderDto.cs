using Telemetry.Domain.Decisions;

namespace Telemetry.Api.Endpoints.Gritting.Orders;

/// <summary>What is to be done about a route.</summary>
/// <param name="Action">As in a decision.</param>
/// <param name="SpreadRateGPerM2">g/m² for each treatment; null where none was said.</param>
/// <param name="Treatments">1, 2, successive, or null when none is planned.</param>
/// <param name="Start">When it is to start, UTC; null for the decision's window.</param>
internal sealed record OrderDto(string Action, double? SpreadRateGPerM2, string? Treatments, DateTimeOffset? Start)
{
    public static OrderDto? Of(DecisionOrder? order) =>
        order is null ? null : new OrderDto(order.Action.Name(), order.SpreadRate, GrittingMapping.Name(order.Treatments), order.StartAt);
}
