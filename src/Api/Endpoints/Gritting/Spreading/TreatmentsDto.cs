namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>The treatments reported for a decision day, by their start.</summary>
/// <param name="Day">Local date the decision day starts on.</param>
internal sealed record TreatmentsDto(DateOnly Day, string TimeZone, IReadOnlyList<TreatmentDto> Treatments);
