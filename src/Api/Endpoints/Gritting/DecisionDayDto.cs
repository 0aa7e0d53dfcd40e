namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>Every route's standing decision for one decision day, most urgent first.</summary>
/// <param name="Day">Local date the decision day starts on.</param>
/// <param name="DayStart">12:00 local of that date, UTC.</param>
/// <param name="DayEnd">12:00 local of the next date, UTC: 23, 24 or 25 hours later.</param>
/// <param name="TimeZone">IANA name of the council's zone.</param>
/// <param name="AsOf">The time this answer is as known at, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
internal sealed record DecisionDayDto(
    DateOnly Day,
    DateTimeOffset DayStart,
    DateTimeOffset DayEnd,
    string TimeZone,
    DateTimeOffset AsOf,
    bool SimulatedTime,
    IReadOnlyList<RouteDecisionDto> Routes);
