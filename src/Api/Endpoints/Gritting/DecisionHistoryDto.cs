using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.CallOuts;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>Every record of one route's decision for one day, oldest first. Nothing given is ever erased.</summary>
/// <param name="Actions">What people did about it, oldest first.</param>
/// <param name="CallOuts">The messages that went out about it, newest first.</param>
internal sealed record DecisionHistoryDto(
    RouteDto Route,
    DateOnly Day,
    DateTimeOffset DayStart,
    DateTimeOffset DayEnd,
    string TimeZone,
    bool SimulatedTime,
    IReadOnlyList<DecisionRecordDto> Records,
    IReadOnlyList<OperatorActionDto> Actions,
    IReadOnlyList<CallOutDto> CallOuts);
