using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>A site with its sensors.</summary>
/// <param name="Series">Every series of the site, in the order in which rules see them.</param>
internal sealed record EvidenceSite(
    string Id, string Name, double Latitude, double Longitude, SiteKind Kind, RoadProfile? Road, IReadOnlyList<EvidenceSensor> Sensors, IReadOnlyList<EvidenceSeries> Series)
{
    public Site ToSite() => new(new SiteId(Id), Name, Latitude, Longitude, Kind) { Road = Road };
}
