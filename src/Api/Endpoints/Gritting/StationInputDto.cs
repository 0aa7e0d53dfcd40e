namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>What a decision knew of one station. Temperatures °C; null where there was none to trust.</summary>
/// <param name="OffsetK">K added to the station's road surface temperature to give the route's coldest stretch.</param>
/// <param name="RoadSensorState">trusted, suspect, distrusted (test) or silent since ….</param>
/// <param name="WaterFilmMm">mm.</param>
/// <param name="SnowDepthMm">mm.</param>
/// <param name="LastPrecipitationRate">mm/h.</param>
internal sealed record StationInputDto(
    string Site,
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
    IReadOnlyList<PredictedTemperatureDto> RoadSurfaceAhead);
