using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Evidence;

/// <summary>The nights of a site's road sensors.</summary>
internal sealed record EvidenceNights(IReadOnlyList<EvidenceNight> Nights)
{
    public static EvidenceNights Of(RoadNights nights) => new([.. nights.All.Select(EvidenceNight.Of)]);

    public RoadNights ToNights(SiteId site) => new([.. Nights.Select(n => n.ToNight(site))]);
}
