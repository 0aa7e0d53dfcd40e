using Telemetry.Api.Endpoints.CallOuts;

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Everything on record about one alert.</summary>
/// <param name="AsOf">Host clock time of this answer, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
/// <param name="Episodes">Newest first.</param>
/// <param name="Transitions">By order of record, oldest first, corrections and withdrawals included: nothing given is erased.</param>
/// <param name="Actions">What people did about it, oldest first.</param>
/// <param name="CallOuts">The messages that went out about it, newest first.</param>
internal sealed record AlertHistoryDto(
    DateTimeOffset AsOf,
    bool SimulatedTime,
    IReadOnlyList<AlertDto> Episodes,
    IReadOnlyList<AlertTransitionDto> Transitions,
    IReadOnlyList<OperatorActionDto> Actions,
    IReadOnlyList<CallOutDto> CallOuts);
