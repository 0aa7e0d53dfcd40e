using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.CallOuts;
using Telemetry.Api.Endpoints.Gritting.Spreading;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>Everything on record about one route in one decision day, to answer a claim with.</summary>
/// <param name="RouteId">As it was asked for.</param>
/// <param name="Route">As the network has it now; null when it has left it.</param>
/// <param name="WrittenAt">Host clock time, UTC.</param>
/// <param name="Release">The version of the program that wrote this file.</param>
/// <param name="Revisions">Every record of the decision with its inputs, oldest first.</param>
/// <param name="Actions">Acknowledgements, confirmations and overrides, oldest first.</param>
/// <param name="Treatments">What was spread, as reported.</param>
/// <param name="CallOuts">The messages that went out about it, newest first.</param>
/// <param name="Entries">The record's entries about this route and day.</param>
/// <param name="Evidence">What each revision was decided from, as known then.</param>
/// <param name="Policies">The settings that those decisions rested on.</param>
/// <param name="EvidenceCut">There were more revisions than the file takes the evidence of.</param>
/// <param name="Verification">Of the whole record, made for this file.</param>
/// <param name="HowToCheck">How to check the entries without this software.</param>
internal sealed record ClaimDto(
    string RouteId,
    RouteDto? Route,
    DateOnly Day,
    DateTimeOffset DayStart,
    DateTimeOffset DayEnd,
    string TimeZone,
    bool SimulatedTime,
    DateTimeOffset WrittenAt,
    string Release,
    IReadOnlyList<DecisionRecordDto> Revisions,
    IReadOnlyList<OperatorActionDto> Actions,
    IReadOnlyList<TreatmentDto> Treatments,
    IReadOnlyList<CallOutDto> CallOuts,
    IReadOnlyList<ClaimStationDto> Stations,
    IReadOnlyList<ClaimEntryDto> Entries,
    IReadOnlyList<ClaimEvidenceDto> Evidence,
    IReadOnlyList<ClaimPolicyDto> Policies,
    bool EvidenceCut,
    RecordVerificationDto Verification,
    string HowToCheck);
