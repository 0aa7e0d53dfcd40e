namespace Telemetry.Api.Endpoints.Gritting.Planning;

/// <summary>A decision day's plan.</summary>
/// <param name="Day">Local date the decision day starts on.</param>
/// <param name="At">Of when it is, UTC.</param>
/// <param name="Routes">Those that are treated first, by latest start; then the rest by id.</param>
internal sealed record PlanDto(DateOnly Day, string TimeZone, DateTimeOffset At, PlanTotalsDto Totals, IReadOnlyList<RoutePlanDto> Routes);
