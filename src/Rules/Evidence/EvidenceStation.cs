using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>A station of a route.</summary>
internal sealed record EvidenceStation(string Site, double OffsetK, WeatherOffsets? ByWeather)
{
    public static EvidenceStation Of(RouteStation station) => new(station.Site.Value, station.OffsetK, station.ByWeather);

    public RouteStation ToStation() => new(new SiteId(Site), OffsetK) { ByWeather = ByWeather };
}
