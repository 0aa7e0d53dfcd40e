namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>One record of a route's decision with everything it rests on.</summary>
/// <param name="Status">standing; reassessed (the standing revision, before its numbers were renewed); superseded (a later revision stands); corrected (late data gave the same revision again); withdrawn.</param>
/// <param name="CorrectedBy">Id of the record that corrected or withdrew this one; null when none did.</param>
/// <param name="CorrectionOf">Id of the record that this one corrects or withdraws; null for a first record.</param>
internal sealed record DecisionRecordDto(
    string Status, long? CorrectedBy, long? CorrectionOf, DecisionDto Decision, IReadOnlyList<StationInputDto> Inputs);
