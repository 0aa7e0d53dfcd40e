namespace Telemetry.Api.Endpoints.OpenData;

/// <summary>A treatment as reported.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC; null where it was not said.</param>
/// <param name="Material">dry-salt, pre-wet-salt, brine, grit or other.</param>
/// <param name="SpreadRateGPerM2">g/m²; null where it was not said.</param>
/// <param name="Tonnes">t of the material; null where it was not said.</param>
internal sealed record PublicTreatmentDto(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Material, double? SpreadRateGPerM2, double? Tonnes);
