using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>A site forecast by hours, as the surface model takes it.</summary>
public static class ForecastWeather
{
    public static IReadOnlyList<RoadWeather> Of(ForecastIssue issue)
    {
        var hours = new SortedDictionary<DateTimeOffset, RoadWeather>();
        foreach (var value in issue.Values)
        {
            if (!hours.TryGetValue(value.ValidAt, out var hour))
            {
                hour = new RoadWeather(value.ValidAt);
            }

            hours[value.ValidAt] = With(hour, value.Quantity, value.Value);
        }

        return [.. hours.Values];
    }

    private static RoadWeather With(RoadWeather hour, Quantity quantity, double value) =>
        quantity == Quantity.AirTemperature ? hour with { Air = value }
        : quantity == Quantity.DewPoint ? hour with { DewPoint = value }
        : quantity == Quantity.WindSpeed ? hour with { Wind = value }
        : quantity == Quantity.CloudCover ? hour with { Cloud = value }
        : quantity == Quantity.PrecipitationRate ? hour with { Precipitation = value }
        : quantity == Quantity.SnowfallRate ? hour with { Snowfall = value }
        : quantity == Quantity.AirPressure ? hour with { Pressure = value }
        : hour;
}
