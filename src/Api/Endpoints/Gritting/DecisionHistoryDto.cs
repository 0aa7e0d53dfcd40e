namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>Every record of one route's decision for one day, oldest first. Nothing given is ever erased.</summary>
internal sealed record DecisionHistoryDto(
    RouteDto Route,
    DateOnly Day,
    DateTimeOffset DayStart,
    DateTimeOffset DayEnd,
    string TimeZone,
    bool SimulatedTime,
    IReadOnlyList<DecisionRecordDto> Records);
