using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>What had been reported as spread on the route.</summary>
internal sealed record EvidenceTreatments(IReadOnlyList<EvidenceTreatment> Reports)
{
    public static EvidenceTreatments Of(IEnumerable<TreatmentReport> reports) => new([.. reports.Select(EvidenceTreatment.Of)]);

    public IReadOnlyList<TreatmentReport> ToReports(RouteId route) => [.. Reports.Select(r => r.ToReport(route))];
}
