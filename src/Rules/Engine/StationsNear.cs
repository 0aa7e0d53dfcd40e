using Telemetry.Domain.Network;

namespace Telemetry.Rules.Engine;

/// <summary>Which road stations see much the same weather: the nearest ten within 30 km (the platform's own).</summary>
internal static class StationsNear
{
    private const double WithinKm = 30;
    private const int Most = 10;
    private const double KmPerDegree = 111.2;

    public static void Introduce(IEnumerable<SitePipeline> sites)
    {
        var stations = sites.Where(s => s.Roads.Any()).ToList();
        foreach (var station in stations)
        {
            station.LiesNear(stations
                .Where(s => s != station)
                .Select(s => (Station: s, Km: Km(s.Site, station.Site)))
                .Where(s => s.Km <= WithinKm)
                .OrderBy(s => s.Km).ThenBy(s => s.Station.Site.Id)
                .Take(Most).Select(s => s.Station));
        }
    }

    /// <summary>Near enough to the truth within a county.</summary>
    private static double Km(Site a, Site b)
    {
        var north = a.Latitude - b.Latitude;
        var east = Math.IEEERemainder(a.Longitude - b.Longitude, 360) * Math.Cos((a.Latitude + b.Latitude) / 2 * Math.PI / 180);
        return KmPerDegree * Math.Sqrt((north * north) + (east * east));
    }
}
