using System.Text.Json;

namespace Telemetry.Domain.Network;

/// <summary>The <c>routes</c> of a network file. Bounds are sanity, far beyond any one gritter's run.</summary>
internal static class NetworkFileRoutes
{
    public const double MaxLengthKm = 500;
    public const double MaxTreatedWidthM = 60;
    public const double MaxTreatmentMinutes = 24 * 60;

    /// <summary>Largest difference of a route's coldest stretch from its station, K: beyond it the station does not represent the route.</summary>
    public const double MaxOffsetK = 15;
    public const double MaxSpreadRate = 200;

    public static List<Route> Read(NetworkFileObject file, NetworkFileSites sites, NetworkFileErrors errors)
    {
        var ids = new NetworkFileIds("route");
        List<Route> routes = [];
        foreach (var (element, path) in file.Items("routes", required: false))
        {
            if (NetworkFileObject.Open(
                    element, path, errors,
                    "id", "name", "priority", "lengthKm", "treatedWidthM", "treatmentMinutes", "salt", "footwayClass", "spreader", "geometry", "stations") is { } from
                && ReadRoute(from, ids, sites, errors) is { } route)
            {
                routes.Add(route);
            }
        }

        return routes;
    }

    private static Route? ReadRoute(NetworkFileObject from, NetworkFileIds ids, NetworkFileSites sites, NetworkFileErrors errors)
    {
        var id = ids.Declare(from);
        var name = from.Text("name");
        var priority = from.Choice("priority", true, ("P1", RoutePriority.P1), ("P2", RoutePriority.P2), ("FOOTWAY", RoutePriority.Footway));
        var length = from.Number("lengthKm", 0, MaxLengthKm, "km", exclusiveMinimum: true);
        var width = from.Number("treatedWidthM", 0, MaxTreatedWidthM, "m", exclusiveMinimum: true);
        var minutes = from.Number("treatmentMinutes", 0, MaxTreatmentMinutes, "min", exclusiveMinimum: true);
        var salt = from.Choice("salt", true, ("dry", SaltType.Dry), ("pre-wet", SaltType.PreWet));
        var footwayClass = from.Has("footwayClass") ? from.Number("footwayClass", 1, 2, "(first or second)") : null;
        if (footwayClass is { } known && (known != Math.Floor(known) || (priority is { } road && road != RoutePriority.Footway)))
        {
            from.Fail("footwayClass", known != Math.Floor(known) ? "must be 1 or 2" : "is for a route of priority FOOTWAY only");
        }

        var spreader = from.TryGetObject("spreader", out var vehicle) ? ReadSpreader(vehicle.Value, from.PathOf("spreader"), errors) : null;
        var stations = ReadStations(from, sites, errors);
        string? geometry = null;
        if (from.TryGetObject("geometry", out var shape) && NetworkFileGeometry.Check(shape.Value, from.PathOf("geometry"), errors))
        {
            geometry = JsonSerializer.Serialize(shape.Value);
        }

        return id is null || name is null || priority is null || length is null || width is null || minutes is null || salt is null
            ? null
            : new Route(
                new RouteId(id), name, priority.Value, length.Value, width.Value, TimeSpan.FromMinutes(minutes.Value), salt.Value, geometry, stations)
            {
                FootwayClass = (int)(footwayClass ?? 1),
                Spreader = spreader,
            };
    }

    private static Spreader? ReadSpreader(JsonElement element, string path, NetworkFileErrors errors)
    {
        if (NetworkFileObject.Open(element, path, errors, "lowestRate", "highestRate", "step") is not { } from)
        {
            return null;
        }

        var lowest = from.Number("lowestRate", 0, MaxSpreadRate, "g/m²", exclusiveMinimum: true);
        var highest = from.Number("highestRate", 0, MaxSpreadRate, "g/m²", exclusiveMinimum: true);
        var step = from.Number("step", 0, MaxSpreadRate, "g/m²", exclusiveMinimum: true);
        if (highest < lowest)
        {
            from.Fail("highestRate", $"must not be below lowestRate ({lowest} g/m²)");
            return null;
        }

        return lowest is null || highest is null || step is null ? null : new Spreader(lowest.Value, highest.Value, step.Value);
    }

    private static WeatherOffsets? ReadOffsets(JsonElement element, string path, NetworkFileErrors errors)
    {
        if (NetworkFileObject.Open(element, path, errors, "extreme", "intermediate", "damped") is not { } from)
        {
            return null;
        }

        var extreme = from.Number("extreme", -MaxOffsetK, MaxOffsetK, "K");
        var intermediate = from.Number("intermediate", -MaxOffsetK, MaxOffsetK, "K");
        var damped = from.Number("damped", -MaxOffsetK, MaxOffsetK, "K");
        return extreme is null || intermediate is null || damped is null ? null : new WeatherOffsets(extreme.Value, intermediate.Value, damped.Value);
    }

    private static List<RouteStation> ReadStations(NetworkFileObject route, NetworkFileSites sites, NetworkFileErrors errors)
    {
        List<RouteStation> stations = [];
        HashSet<SiteId> seen = [];
        foreach (var (element, path) in route.Items("stations", required: true, notEmpty: true))
        {
            if (NetworkFileObject.Open(element, path, errors, "site", "offset", "offsetByWeather") is not { } from)
            {
                continue;
            }

            var site = sites.Refer(from, SiteKind.Road);
            WeatherOffsets? byWeather = null;
            var offset = from.Has("offsetByWeather") ? null : from.Number("offset", -MaxOffsetK, MaxOffsetK, "K");
            if (from.TryGetObject("offsetByWeather", out var weather))
            {
                byWeather = ReadOffsets(weather.Value, from.PathOf("offsetByWeather"), errors);
                if (from.Has("offset"))
                {
                    from.Fail("offset", "stands beside offsetByWeather: give one of them");
                }
            }

            if (site is { } known && !seen.Add(known))
            {
                from.Fail("site", $"'{known}' is a station of this route already");
            }
            else if (site is not null && byWeather is not null)
            {
                stations.Add(RouteStation.Of(site.Value, byWeather));
            }
            else if (site is not null && offset is not null)
            {
                stations.Add(new RouteStation(site.Value, offset.Value));
            }
        }

        return stations;
    }
}
