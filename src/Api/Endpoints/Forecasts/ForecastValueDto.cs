using System.Text.Json.Serialization;

namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>The forecast of one hour, in canonical units. What is not forecast is null or left out.</summary>
/// <param name="ValidAt">UTC; rates are of the hour that ends then.</param>
/// <param name="AirTemperature">°C.</param>
/// <param name="DewPoint">°C, over water.</param>
/// <param name="WindSpeed">m/s.</param>
/// <param name="CloudCover">Octas.</param>
/// <param name="PrecipitationRate">mm/h of any phase, as water.</param>
/// <param name="SnowfallRate">mm/h, as water.</param>
/// <param name="AirPressure">hPa at the site.</param>
internal sealed record ForecastValueDto(
    DateTimeOffset ValidAt,
    [property: JsonPropertyName("air_temperature")] double? AirTemperature = null,
    [property: JsonPropertyName("dew_point")] double? DewPoint = null,
    [property: JsonPropertyName("wind_speed")] double? WindSpeed = null,
    [property: JsonPropertyName("cloud_cover")] double? CloudCover = null,
    [property: JsonPropertyName("precipitation_rate")] double? PrecipitationRate = null,
    [property: JsonPropertyName("snowfall_rate")] double? SnowfallRate = null,
    [property: JsonPropertyName("air_pressure")] double? AirPressure = null);
