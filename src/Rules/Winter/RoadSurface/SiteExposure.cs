using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>What of sky and sun reaches a road between what stands around it (docs/sources/winter.md#road-site).</summary>
internal sealed class SiteExposure
{
    private const double WallAlbedo = 0.25;
    private const double DefaultAlbedo = 0.10;
    private const double SnowAlbedo = 0.50;

    private readonly RoadProfile _road;
    private readonly double _axis;
    private readonly double _aspect;

    public SiteExposure(RoadProfile road)
    {
        _road = road;
        if (road.Canyon is { } canyon)
        {
            _axis = double.DegreesToRadians(canyon.AxisDegrees);
            _aspect = canyon.HeightM / canyon.WidthM;
            var diagonal = Math.Sqrt(1 + (_aspect * _aspect));
            SkyView = road.SkyView ?? diagonal - _aspect;
            WallSkyView = 0.5 * (_aspect + 1 - diagonal) / _aspect;
        }
        else
        {
            SkyView = road.SkyView ?? FromHorizon(road.Horizon);
            WallSkyView = 0.5;
        }
    }

    /// <summary>Share of the road's hemisphere that is sky.</summary>
    public double SkyView { get; }

    /// <summary>Share of a facade's hemisphere that is sky; as much of it is road.</summary>
    public double WallSkyView { get; }

    public bool HasFacades => _road.Canyon is not null;

    /// <summary>Of the bare road, rising to snow's between 1 and 6 mm of water equivalent.</summary>
    public double Albedo(double snow)
    {
        var bare = _road.Albedo ?? DefaultAlbedo;
        return bare + (Math.Max(0, SnowAlbedo - bare) * Math.Clamp((snow - 1) / 5, 0, 1));
    }

    /// <summary>Radiation on the road and on its facades, W/m² of each.</summary>
    public (double Road, double Wall) Receive(ShortWave sun, Sun position)
    {
        if (!(sun.Global > 0))
        {
            return default;
        }

        var sunlit = Sunlit(position);
        var wall = WallSkyView * sun.Diffuse;
        if (HasFacades)
        {
            // What the road's floor misses of the beam, the facades catch; there are two of them.
            wall += sun.Direct * (1 - sunlit) / (2 * _aspect);
        }

        return ((sunlit * sun.Direct) + (SkyView * sun.Diffuse) + ((1 - SkyView) * WallAlbedo * wall), wall);
    }

    public static double WallAbsorbed(double received) => (1 - WallAlbedo) * received;

    /// <summary>Share of the road that the sun's beam reaches.</summary>
    private double Sunlit(Sun sun)
    {
        var elevation = sun.ElevationRadians;
        if (_road.Horizon.Count > 0 && HorizonAt(double.RadiansToDegrees(sun.AzimuthRadians)) >= double.RadiansToDegrees(elevation))
        {
            return 0;
        }

        if (!HasFacades)
        {
            return 1;
        }

        var across = Math.Abs(Math.Sin(sun.AzimuthRadians - _axis));
        return Math.Clamp(1 - (_aspect * across / Math.Max(Math.Tan(elevation), 1e-6)), 0, 1);
    }

    private double HorizonAt(double azimuth)
    {
        var points = _road.Horizon;
        var next = 0;
        while (next < points.Count && points[next].AzimuthDegrees < azimuth)
        {
            next++;
        }

        var after = points[next % points.Count];
        var before = points[(next + points.Count - 1) % points.Count];
        var span = (after.AzimuthDegrees - before.AzimuthDegrees + 360) % 360;
        return span > 0
            ? before.ElevationDegrees + ((after.ElevationDegrees - before.ElevationDegrees) * ((azimuth - before.AzimuthDegrees + 360) % 360) / span)
            : after.ElevationDegrees;
    }

    private double FromHorizon(IReadOnlyList<HorizonPoint> horizon)
    {
        if (horizon.Count == 0)
        {
            return 1;
        }

        double sum = 0;
        for (var azimuth = 0; azimuth < 360; azimuth++)
        {
            var cosine = Math.Cos(double.DegreesToRadians(HorizonAt(azimuth)));
            sum += cosine * cosine;
        }

        return sum / 360;
    }
}
