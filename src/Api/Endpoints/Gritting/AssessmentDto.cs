namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>What the algorithm concludes of the conditions. Nothing is stored.</summary>
/// <param name="Action">As in a decision.</param>
/// <param name="SpreadRateGPerM2">g/m² for each treatment; null where none is planned or the rate is a person's call.</param>
/// <param name="Treatments">1, 2, successive, or null.</param>
/// <param name="MatrixRow">Row of the treatment matrix the rate comes from; null when none was used.</param>
/// <param name="MatrixCondition">The row's condition in the words of its source.</param>
/// <param name="Moisture">Dry, Damp or Wet: how the road was taken.</param>
internal sealed record AssessmentDto(
    string Action,
    double? SpreadRateGPerM2,
    string? Treatments,
    string? MatrixRow,
    string? MatrixCondition,
    string Moisture,
    IReadOnlyList<ReasonDto> Reasons);
