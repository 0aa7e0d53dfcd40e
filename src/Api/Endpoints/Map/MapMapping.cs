using System.Text.Json;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Map;

internal static class MapMapping
{
    public static MapDto ToMap(this CityNetwork network)
    {
        var bins = network.Bins.ToLookup(b => b.Site, b => b.Id.Value);
        return new MapDto("FeatureCollection", [.. network.Routes.Select(Feature), .. network.Sites.Select(site => Feature(site, bins[site.Id]))]);
    }

    public static string Name(SiteKind kind) => kind switch
    {
        SiteKind.Road => "road",
        SiteKind.Air => "air",
        _ => "bin",
    };

    private static MapFeatureDto Feature(Route route)
    {
        var dto = route.ToDto();
        return new(
            "Feature",
            $"route/{route.Id}",
            route.GeometryJson is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : null,
            new("route", dto.Id, dto.Name, null, dto.Priority, dto.LengthKm, [.. route.Stations.Select(s => s.Site.Value)], []));
    }

    private static MapFeatureDto Feature(Site site, IEnumerable<string> bins) => new(
        "Feature",
        $"site/{site.Id}",
        JsonSerializer.SerializeToElement(new { type = "Point", coordinates = new[] { site.Longitude, site.Latitude } }),
        new("site", site.Id.Value, site.Name, Name(site.Kind), null, null, [], [.. bins]));
}
