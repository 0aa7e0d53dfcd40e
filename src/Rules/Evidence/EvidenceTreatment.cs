using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>A report of a treatment, as far as it says what lies on the road. All of it is on record as itself.</summary>
internal sealed record EvidenceTreatment(
    string Id, DateOnly Day, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, SpreadMaterial Material, DateTimeOffset ReportedAt, double? SpreadRate, double? Tonnes)
{
    public static EvidenceTreatment Of(TreatmentReport report) =>
        new(report.Id, report.Day, report.StartedAt, report.EndedAt, report.Material, report.ReportedAt, report.SpreadRate, report.Tonnes);

    public TreatmentReport ToReport(RouteId route) => new(Id, route, Day, StartedAt, Material, ReportedAt)
    {
        EndedAt = EndedAt,
        SpreadRate = SpreadRate,
        Tonnes = Tonnes,
    };
}
