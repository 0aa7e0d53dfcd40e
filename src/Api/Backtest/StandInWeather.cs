using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Backtest;

/// <summary>The weather measured later as if it had been forecast: hourly for 24 h, as far as it was measured. It flatters what rests on it.</summary>
internal static class StandInWeather
{
    public const string Source = "measured weather standing in";

    /// <summary>Four a day, the first at the hour asked at: councils have one every six hours of the day (docs/sources/winter.md#policy).</summary>
    public static readonly TimeSpan[] IssuedAfter = [TimeSpan.Zero, TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(18)];

    private const int Hours = 24;
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(30);

    /// <summary>Null where no air temperature was measured in the hours to come.</summary>
    public static ForecastIssue? Issue(SiteId site, DateTimeOffset issuedAt, IReadOnlyList<RoadWeather> measured)
    {
        var values = new List<ForecastValue>();
        for (var hour = 0; hour <= Hours; hour++)
        {
            var at = issuedAt.AddHours(hour);
            var of = Between(measured, at.AddHours(-1), at);
            if (of is not [.., var last] || at - last.At > Near || !double.IsFinite(last.Air))
            {
                continue;
            }

            Add(Quantity.AirTemperature, last.Air);
            Add(Quantity.DewPoint, last.DewPoint);
            Add(Quantity.WindSpeed, Mean(of, w => w.Wind));
            Add(Quantity.CloudCover, last.Cloud);
            Add(Quantity.PrecipitationRate, Mean(of, w => w.Precipitation));
            Add(Quantity.SnowfallRate, Mean(of, w => w.Snowfall));
            Add(Quantity.AirPressure, last.Pressure);

            void Add(Quantity quantity, double value)
            {
                if (double.IsFinite(value))
                {
                    values.Add(new ForecastValue(at, quantity, value));
                }
            }
        }

        return values.Exists(v => v.ValidAt > issuedAt) ? new ForecastIssue(site, issuedAt, issuedAt, Source, values) : null;
    }

    private static double Mean(List<RoadWeather> of, Func<RoadWeather, double> quantity)
    {
        var known = of.Select(quantity).Where(double.IsFinite).ToList();
        return known.Count > 0 ? known.Average() : double.NaN;
    }

    private static List<RoadWeather> Between(IReadOnlyList<RoadWeather> measured, DateTimeOffset after, DateTimeOffset until)
    {
        var (low, high) = (0, measured.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = measured[middle].At <= after ? (middle + 1, high) : (low, middle);
        }

        var of = new List<RoadWeather>();
        for (; low < measured.Count && measured[low].At <= until; low++)
        {
            of.Add(measured[low]);
        }

        return of;
    }
}
