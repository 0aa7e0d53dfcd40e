namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>What became of reported treatments.</summary>
/// <param name="Added">Reports that are new on record.</param>
/// <param name="Repeated">Ids that were on record with the same content: nothing was added for them.</param>
/// <param name="Treatments">Those that were added, with how they differ from what stood.</param>
internal sealed record TreatmentsReceiptDto(int Added, IReadOnlyList<string> Repeated, IReadOnlyList<TreatmentDto> Treatments);
