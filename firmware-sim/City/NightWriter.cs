using System.Globalization;
using System.Text;
using Telemetry.Domain.Forecasts;

namespace Telemetry.FirmwareSim.City;

/// <summary>Writes the simulated night as the files that the host's <c>replay</c> reads, the same to the byte for the same seed and times.</summary>
internal static class NightWriter
{
    public static string Readings(int seed, DateTimeOffset from, DateTimeOffset to)
    {
        var rows = new List<(DateTimeOffset At, string Row)>();
        foreach (var instrument in new CityInstruments(seed).All)
        {
            for (var at = from; at <= to; at += TimeSpan.FromMinutes(5))
            {
                if (at.Ticks % instrument.Interval.Ticks == 0 && instrument.Observe(at) is { } observation)
                {
                    foreach (var (quantity, value) in observation.Values)
                    {
                        rows.Add((at, string.Create(CultureInfo.InvariantCulture, $"{Iso(at)},{instrument.Sensor},{quantity.Name},{value}")));
                    }
                }
            }
        }

        return Lines("observed_at,sensor,quantity,value", rows.OrderBy(r => r.At).Select(r => r.Row));
    }

    public static string Forecasts(IEnumerable<ForecastIssue> issues) => Lines(
        "issued_at,site,valid_at,quantity,value",
        issues.SelectMany(issue => issue.Values.Select(v => string.Create(
            CultureInfo.InvariantCulture, $"{Iso(issue.IssuedAt)},{issue.Site},{Iso(v.ValidAt)},{v.Quantity.Name},{v.Value}"))));

    private static string Lines(string header, IEnumerable<string> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var row in rows)
        {
            text.Append(row).Append('\n');
        }

        return text.ToString();
    }

    private static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
