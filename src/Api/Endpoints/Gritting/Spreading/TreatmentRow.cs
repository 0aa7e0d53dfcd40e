namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>One row of reports as CSV, as it was written.</summary>
/// <param name="Line">That it begins on.</param>
/// <param name="ReportedAt">Null unless the row tells it.</param>
internal readonly record struct TreatmentRow(int Line, TreatmentPostDto Post, string? ReportedAt);
