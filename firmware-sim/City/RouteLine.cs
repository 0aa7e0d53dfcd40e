namespace Telemetry.FirmwareSim.City;

/// <summary>A plausible line for a route on the map: through its stations and on beyond both, with a bend.</summary>
internal static class RouteLine
{
    public static IEnumerable<(double Longitude, double Latitude)> Through(GrittingRoute route)
    {
        var first = StationOf(route.Stations[0].Site);
        var last = StationOf(route.Stations[^1].Site);
        var (east, north) = (last.Longitude - first.Longitude, last.Latitude - first.Latitude);
        yield return Point(first, -0.8 * east, (-0.8 * north) + 0.002);
        yield return Point(first, -0.3 * east, -0.3 * north);
        yield return Point(first, 0, 0);
        yield return Point(first, (0.5 * east) - (0.12 * north), (0.5 * north) + (0.12 * east));
        yield return Point(last, 0, 0);
        yield return Point(last, 0.4 * east, (0.4 * north) - 0.0015);
        yield return Point(last, 0.9 * east, 0.9 * north);
    }

    private static RoadStation StationOf(string site) => Marlhaven.Stations.First(s => s.Site == site);

    private static (double Longitude, double Latitude) Point(RoadStation from, double east, double north) =>
        (Math.Round(from.Longitude + east, 5), Math.Round(from.Latitude + north, 5));
}
