using Telemetry.Domain.Network;

namespace Telemetry.Domain.Decisions;

/// <summary>What a decision knew of one station of its route. Temperatures in °C, null where there was none to trust.</summary>
/// <param name="RoadSurfaceTemperature">The last trusted value, before the route's offset.</param>
/// <param name="RoadSensorState">"trusted", "suspect", "distrusted (test)" or "silent since …".</param>
/// <param name="ForecastIssuedAt">The forecast issue used, or null.</param>
public sealed record StationInput(
    SiteId Site,
    double OffsetK,
    double? RoadSurfaceTemperature,
    DateTimeOffset? RoadSurfaceTemperatureAt,
    string RoadSensorState,
    double? AirTemperature,
    double? DewPoint,
    double? FrostPoint,
    string? SurfaceState,
    double? WaterFilmMm,
    double? SnowDepthMm,
    double? LastPrecipitationRate,
    DateTimeOffset? LastPrecipitationAt,
    DateTimeOffset? ForecastIssuedAt,
    IReadOnlyList<PredictedTemperature> RoadSurfaceAhead)
{
    /// <summary>By content, <see cref="RoadSurfaceAhead"/> included.</summary>
    public bool Equals(StationInput? other) =>
        other is not null && Site == other.Site && OffsetK.Equals(other.OffsetK)
        && Nullable.Equals(RoadSurfaceTemperature, other.RoadSurfaceTemperature) && RoadSurfaceTemperatureAt == other.RoadSurfaceTemperatureAt
        && RoadSensorState == other.RoadSensorState && Nullable.Equals(AirTemperature, other.AirTemperature)
        && Nullable.Equals(DewPoint, other.DewPoint) && Nullable.Equals(FrostPoint, other.FrostPoint) && SurfaceState == other.SurfaceState
        && Nullable.Equals(WaterFilmMm, other.WaterFilmMm) && Nullable.Equals(SnowDepthMm, other.SnowDepthMm)
        && Nullable.Equals(LastPrecipitationRate, other.LastPrecipitationRate) && LastPrecipitationAt == other.LastPrecipitationAt
        && ForecastIssuedAt == other.ForecastIssuedAt && RoadSurfaceAhead.SameAs(other.RoadSurfaceAhead);

    public override int GetHashCode() => HashCode.Combine(Site, RoadSurfaceTemperature, RoadSurfaceTemperatureAt, ForecastIssuedAt);
}
