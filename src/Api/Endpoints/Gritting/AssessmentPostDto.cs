namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>What a what-if is asked about: one stretch of road over one window of time. Null or left out means not known, which is never read as harmless.</summary>
/// <param name="MinimumRst">Lowest road surface temperature in the window, °C.</param>
/// <param name="AirTemperature">°C.</param>
/// <param name="SurfaceState">dry, damp, wet, streaming, frost, ice, slush, snow or chemically_wet.</param>
/// <param name="WaterFilmMm">mm.</param>
/// <param name="DewPoint">°C, over water; taken before the humidity when both are given.</param>
/// <param name="RelativeHumidity">%, over water; needs the air temperature.</param>
/// <param name="PrecipitationRate">mm/h in the window; 0 says that none falls and none fell in the 12 h before.</param>
/// <param name="Phase">rain, sleet, snow or freezing_rain; left out, air temperature and humidity tell.</param>
/// <param name="FreshSnowMm">Fresh snow expected in the window, mm deep.</param>
/// <param name="SnowDepthMm">Lying snow, mm.</param>
/// <param name="Salt">dry (default) or pre-wet.</param>
internal sealed record AssessmentPostDto(
    double? MinimumRst = null,
    double? AirTemperature = null,
    string? SurfaceState = null,
    double? WaterFilmMm = null,
    double? DewPoint = null,
    double? RelativeHumidity = null,
    double? PrecipitationRate = null,
    string? Phase = null,
    double? FreshSnowMm = null,
    double? SnowDepthMm = null,
    string? Salt = null);
