using Telemetry.Domain.Decisions;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>From a report of a treatment to what is published of it.</summary>
internal static class TreatmentMapping
{
    public static IReadOnlyList<(string Name, SpreadMaterial Value)> Materials { get; } =
    [
        ("dry-salt", SpreadMaterial.DrySalt), ("pre-wet-salt", SpreadMaterial.PreWetSalt), ("brine", SpreadMaterial.Brine),
        ("grit", SpreadMaterial.Grit), ("other", SpreadMaterial.Other),
    ];

    public static string Name(SpreadMaterial material) => Materials.First(m => m.Value == material).Name;

    public static TreatmentDto ToDto(this LoggedOutcome<TreatmentReport> logged, IReadOnlyList<string>? differences)
    {
        var report = logged.Outcome;
        return new TreatmentDto(
            logged.Id,
            report.Id,
            report.Route.Value,
            report.Day,
            report.StartedAt,
            report.EndedAt,
            Name(report.Material),
            report.SpreadRate,
            report.Tonnes,
            report.Vehicle,
            report.Operator,
            report.Note,
            report.ReportedAt,
            report.AccessKey,
            differences);
    }
}
