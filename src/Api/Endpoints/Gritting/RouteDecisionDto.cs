namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>A route and its standing decision.</summary>
/// <param name="Decision">Null while nothing has been decided for this route and day: that is not "no action".</param>
internal sealed record RouteDecisionDto(RouteDto Route, DecisionDto? Decision, FreshnessDto Freshness);
