using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>The days of a site's road that were remembered.</summary>
internal sealed record EvidenceDays(IReadOnlyList<EvidenceDay> Days)
{
    public static EvidenceDays Of(IReadOnlyList<RoadForecastDay> days) => new([.. days.Select(EvidenceDay.Of)]);

    public IReadOnlyList<RoadForecastDay> ToDays(SiteId site) => [.. Days.Select(d => d.ToDay(site))];
}
