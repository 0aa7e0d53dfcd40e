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
    IReadOnlyList<PredictedTemperature> RoadSurfaceAhead);
