namespace Telemetry.Domain.Network;

/// <summary>The <c>road</c> of a site in a network file. Bounds are sanity, and keep the surface model within what it is tested for.</summary>
internal static class NetworkFileRoads
{
    public const double MaxThicknessM = 3;
    public const double MaxCanyonM = 500;
    public const double MinCanyonM = 1;
    public const double MaxAlbedo = 0.9;
    public const double MaxWindFactor = 2;
    public const double MaxWindHeightM = 100;
    public const double MaxVehiclesPerDay = 500_000;
    public const double MinSpeedKmH = 5;
    public const double MaxSpeedKmH = 150;
    public const int MaxLanes = 20;

    private static readonly (string, PavementMaterial)[] Materials =
    [
        ("asphalt", PavementMaterial.Asphalt), ("concrete", PavementMaterial.Concrete),
        ("crushed_rock", PavementMaterial.CrushedRock), ("soil", PavementMaterial.Soil),
    ];

    /// <summary>Null where the site says nothing of its road.</summary>
    public static RoadProfile? Read(NetworkFileObject site, SiteKind? kind, NetworkFileErrors errors)
    {
        if (!site.TryGetObject("road", out var element)
            || NetworkFileObject.Open(
                element.Value, site.PathOf("road"), errors,
                "construction", "layers", "skyView", "canyon", "horizon", "albedo", "windFactor", "windHeightM", "subsurfaceDepthM", "traffic") is not { } road)
        {
            return null;
        }

        if (kind is { } known && known != SiteKind.Road)
        {
            site.Fail("road", "is for a site of kind road only");
        }

        return new RoadProfile
        {
            Construction = road.Choice("construction", false, ("ground", RoadConstruction.Ground), ("bridge", RoadConstruction.Bridge)) ?? RoadConstruction.Ground,
            Layers = ReadLayers(road, errors),
            SkyView = Optional(road, "skyView", 0, 1, "of the sky"),
            Canyon = ReadCanyon(road, errors),
            Horizon = ReadHorizon(road, errors),
            Albedo = Optional(road, "albedo", 0, MaxAlbedo, "of the radiation"),
            WindFactor = Optional(road, "windFactor", 0, MaxWindFactor, "of the wind"),
            WindHeightM = road.Has("windHeightM") ? road.Number("windHeightM", 0.5, MaxWindHeightM, "m") : null,
            SubsurfaceDepthM = road.Has("subsurfaceDepthM") ? road.Number("subsurfaceDepthM", 0.01, MaxThicknessM, "m") : null,
            Traffic = ReadTraffic(road, errors),
        };
    }

    private static double? Optional(NetworkFileObject from, string property, double minimum, double maximum, string unit) =>
        from.Has(property) ? from.Number(property, minimum, maximum, unit) : null;

    private static List<PavementLayer> ReadLayers(NetworkFileObject road, NetworkFileErrors errors)
    {
        List<PavementLayer> layers = [];
        foreach (var (element, path) in road.Items("layers", required: false))
        {
            if (NetworkFileObject.Open(element, path, errors, "material", "thicknessM") is { } from)
            {
                var material = from.Choice("material", true, Materials);
                if (from.Number("thicknessM", 0.01, MaxThicknessM, "m") is { } thickness && material is { } known)
                {
                    layers.Add(new PavementLayer(known, thickness));
                }
            }
        }

        return layers;
    }

    private static StreetCanyon? ReadCanyon(NetworkFileObject road, NetworkFileErrors errors)
    {
        if (!road.TryGetObject("canyon", out var element)
            || NetworkFileObject.Open(element.Value, road.PathOf("canyon"), errors, "widthM", "heightM", "axisDegrees") is not { } from)
        {
            return null;
        }

        var width = from.Number("widthM", MinCanyonM, MaxCanyonM, "m");
        var height = from.Number("heightM", MinCanyonM, MaxCanyonM, "m");
        var axis = from.Number("axisDegrees", 0, 180, "degrees");
        return width is null || height is null || axis is null ? null : new StreetCanyon(width.Value, height.Value, axis.Value);
    }

    private static List<HorizonPoint> ReadHorizon(NetworkFileObject road, NetworkFileErrors errors)
    {
        List<HorizonPoint> horizon = [];
        double? before = null;
        foreach (var (element, path) in road.Items("horizon", required: false))
        {
            if (NetworkFileObject.Open(element, path, errors, "azimuthDegrees", "elevationDegrees") is not { } from)
            {
                continue;
            }

            var azimuth = from.Number("azimuthDegrees", 0, 359.9, "degrees");
            var elevation = from.Number("elevationDegrees", 0, 90, "degrees");
            if (azimuth <= before)
            {
                from.Fail("azimuthDegrees", "must be above that of the point before it");
            }

            before = azimuth ?? before;
            if (azimuth is not null && elevation is not null)
            {
                horizon.Add(new HorizonPoint(azimuth.Value, elevation.Value));
            }
        }

        return horizon;
    }

    private static RoadTraffic? ReadTraffic(NetworkFileObject road, NetworkFileErrors errors)
    {
        if (!road.TryGetObject("traffic", out var element)
            || NetworkFileObject.Open(element.Value, road.PathOf("traffic"), errors, "vehiclesPerDay", "heavyShare", "speedKmH", "lanes") is not { } from)
        {
            return null;
        }

        var vehicles = from.Number("vehiclesPerDay", 0, MaxVehiclesPerDay, "vehicles a day");
        var heavy = from.Number("heavyShare", 0, 1, "of the vehicles");
        var speed = from.Number("speedKmH", MinSpeedKmH, MaxSpeedKmH, "km/h");
        var lanes = from.Number("lanes", 1, MaxLanes, "lanes");
        if (lanes is { } number && number != Math.Floor(number))
        {
            from.Fail("lanes", "must be a whole number");
        }

        return vehicles is null || heavy is null || speed is null || lanes is null
            ? null
            : new RoadTraffic(vehicles.Value, heavy.Value, speed.Value, (int)lanes.Value);
    }
}
