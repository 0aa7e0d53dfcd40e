namespace Telemetry.Domain.Network;

/// <summary>
/// What a road surface forecast needs to know of the place beyond its coordinates. Everything may be left out: the defaults
/// describe an open road of asphalt on the ground, and are named with their sources in docs/sources/winter.md#road-site.
/// </summary>
public sealed record RoadProfile
{
    public RoadConstruction Construction { get; init; }

    /// <summary>From the surface down; empty for the default of the construction. Below the last layer of a road on the ground is soil.</summary>
    public IReadOnlyList<PavementLayer> Layers { get; init; } = [];

    /// <summary>Share of the sky that the road sees, 0 to 1. Null: as the canyon leaves it, else the horizon, else 1.</summary>
    public double? SkyView { get; init; }

    public StreetCanyon? Canyon { get; init; }

    /// <summary>Ordered by azimuth; between the points the height is interpolated. Empty: nothing hides the sun, or only the canyon.</summary>
    public IReadOnlyList<HorizonPoint> Horizon { get; init; } = [];

    /// <summary>Share of the sun's radiation that the bare surface throws back, 0 to 1. Null: 0.10.</summary>
    public double? Albedo { get; init; }

    /// <summary>Wind over the road as a share of the wind that is given. Null: 1 in the open; 0.5 in a canyon.</summary>
    public double? WindFactor { get; init; }

    /// <summary>Height above the road that the given wind, times the factor, stands for, m. Null: 10 in the open; 2 in a canyon.</summary>
    public double? WindHeightM { get; init; }

    /// <summary>How deep the station's subsurface temperature is measured, m. Null: 0.40.</summary>
    public double? SubsurfaceDepthM { get; init; }

    /// <summary>Null: no traffic is reckoned with.</summary>
    public RoadTraffic? Traffic { get; init; }

    /// <summary>By content, lists included.</summary>
    public bool Equals(RoadProfile? other) =>
        other is not null && Construction == other.Construction && SkyView == other.SkyView && Canyon == other.Canyon && Albedo == other.Albedo
        && WindFactor == other.WindFactor && WindHeightM == other.WindHeightM && SubsurfaceDepthM == other.SubsurfaceDepthM && Traffic == other.Traffic
        && Layers.SameAs(other.Layers) && Horizon.SameAs(other.Horizon);

    public override int GetHashCode() => HashCode.Combine(Construction, SkyView, Canyon, Albedo, WindFactor, WindHeightM, Traffic, Layers.Count);
}
