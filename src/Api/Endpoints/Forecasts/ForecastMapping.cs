using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Quantities;

namespace Telemetry.Api.Endpoints.Forecasts;

internal static class ForecastMapping
{
    public static ForecastDto ToDto(this ForecastIssue issue) => new(
        issue.Site.Value,
        issue.IssuedAt,
        issue.ReceivedAt,
        issue.Source,
        [.. issue.Values.GroupBy(v => v.ValidAt).OrderBy(hour => hour.Key).Select(hour => Hour(hour.Key, hour.ToDictionary(v => v.Quantity, v => v.Value)))]);

    /// <summary>The values of an hour with the names they have in JSON.</summary>
    public static IEnumerable<(Quantity Quantity, double? Value)> Values(this ForecastValueDto hour) =>
    [
        (Quantity.AirTemperature, hour.AirTemperature),
        (Quantity.DewPoint, hour.DewPoint),
        (Quantity.WindSpeed, hour.WindSpeed),
        (Quantity.CloudCover, hour.CloudCover),
        (Quantity.PrecipitationRate, hour.PrecipitationRate),
        (Quantity.SnowfallRate, hour.SnowfallRate),
        (Quantity.AirPressure, hour.AirPressure),
    ];

    private static ForecastValueDto Hour(DateTimeOffset validAt, Dictionary<Quantity, double> values) => new(
        validAt,
        Of(values, Quantity.AirTemperature),
        Of(values, Quantity.DewPoint),
        Of(values, Quantity.WindSpeed),
        Of(values, Quantity.CloudCover),
        Of(values, Quantity.PrecipitationRate),
        Of(values, Quantity.SnowfallRate),
        Of(values, Quantity.AirPressure));

    private static double? Of(Dictionary<Quantity, double> values, Quantity quantity) => values.TryGetValue(quantity, out var value) ? value : null;
}
