using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// The next three hours of a road without a forecast, from each hour on: by the trend of its last 90 minutes (at least three readings), by what its last days let
/// expect, and by the mean of the two, each with what had been measured by then.
/// </summary>
internal sealed class NextHours(string name, Site site, TimeZoneInfo zone)
{
    public const string Header =
        "| road | by | pairs | MAE, K, at 1 h | 2 h | 3 h | over 1 K too warm | over 1 K too cold | froze and not foreseen | foreseen and did not freeze |\n|---|---|---|---|---|---|---|---|---|---|";

    private static readonly string[] Methods = ["trend", "last days", "mean of the two"];

    private readonly List<(int Lead, double Truth, double[] Foreseen)> _pairs = [];

    public void Issue(DateTimeOffset issued, RoadObservation[] surface, RoadObservation[] subsurface, RoadWeather[] measured, Func<DateTimeOffset, double?> truth)
    {
        var from = issued.AddHours(-44);
        RoadObservation[] known = [.. surface.Where(o => o.At > from && o.At <= issued)];
        if (known.Length < 3 || known[0].At > issued.AddHours(-24))
        {
            return;
        }

        var forecast = RoadForecaster.Forecast(new RoadForecastRequest(site, zone, issued)
        {
            Surface = known,
            Subsurface = [.. subsurface.Where(o => o.At > from && o.At <= issued)],
            Measured = [.. measured.Where(w => w.At > from && w.At <= issued)],
            Hours = 4,
        });
        var near = known.Where(o => o.At > issued.AddMinutes(-90)).ToArray();
        var (start, slope) = (known[^1], Slope(near.Length < 3 ? known[^3..] : near));
        for (var lead = 1; lead <= 3 && forecast.Points.Count > 0; lead++)
        {
            if (truth(issued.AddHours(lead)) is { } rst)
            {
                var trend = start.Value + (slope * 4 * (1 - Math.Exp(-(issued.AddHours(lead) - start.At).TotalHours / 4)));
                var days = forecast.Points[(lead * 3) - 1].Rst;
                _pairs.Add((lead, rst, [trend, days, (trend + days) / 2]));
            }
        }
    }

    public IEnumerable<string> Rows() => Methods.Select((method, i) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {method} | {_pairs.Count} | {Mean(i, 1):0.00} | {Mean(i, 2):0.00} | {Mean(i, 3):0.00} | {Share(p => p.Foreseen[i] - p.Truth > 1):0.0} % | {Share(p => p.Truth - p.Foreseen[i] > 1):0.0} % | {_pairs.Count(p => p.Truth <= 0 && p.Foreseen[i] > 0)} | {_pairs.Count(p => p.Truth > 0 && p.Foreseen[i] <= 0)} |"));

    private double Mean(int method, int lead) => _pairs.Where(p => p.Lead == lead).Average(p => Math.Abs(p.Foreseen[method] - p.Truth));

    private double Share(Func<(int Lead, double Truth, double[] Foreseen), bool> which) => 100.0 * _pairs.Count(which) / _pairs.Count;

    /// <summary>K/h by least squares.</summary>
    private static double Slope(RoadObservation[] readings)
    {
        var hours = readings.Select(o => (o.At - readings[^1].At).TotalHours).ToArray();
        var (hour, value) = (hours.Average(), readings.Average(o => o.Value));
        return readings.Zip(hours, (o, h) => (h - hour) * (o.Value - value)).Sum() / hours.Sum(h => (h - hour) * (h - hour));
    }
}
