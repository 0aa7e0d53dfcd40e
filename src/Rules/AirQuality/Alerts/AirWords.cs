using System.Globalization;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.AirQuality.Alerts;

/// <summary>What the alerts of air quality have in common: words, numbers and what they rest on.</summary>
internal static class AirWords
{
    /// <summary>Readings kept with a transition: a day of hours.</summary>
    private const int MostBasis = 24;

    public static string Name(Quantity pollutant) => pollutant.Name switch
    {
        "pm2_5" => "PM2.5",
        var name => name.ToUpperInvariant(),
    };

    /// <summary>Two decimals: enough to tell which side of an edge it is on, but for the rarest.</summary>
    public static string Concentration(decimal mean) => string.Create(CultureInfo.InvariantCulture, $"{mean:0.##} µg/m³");

    public static string Capture(double capture) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(capture * 100):0} %");

    /// <summary>What an indicative instrument says weighs less.</summary>
    public static AlertSeverity Lowered(AlertSeverity severity) => severity == AlertSeverity.Information ? severity : severity - 1;

    /// <summary>The newest of the readings that the mean of a window rests on, at most a day of hours, oldest first.</summary>
    public static IReadOnlyList<AlertReading> Basis(SeriesView series, TimeSpan window)
    {
        var newest = new Queue<AlertReading>(MostBasis);
        foreach (var reading in series.Between(series.AsOf - window, series.AsOf, AveragedSeries.Worst(series.Sensor)))
        {
            if (newest.Count == MostBasis)
            {
                newest.Dequeue();
            }

            newest.Enqueue(series.AsBasis(reading));
        }

        return [.. newest];
    }
}
