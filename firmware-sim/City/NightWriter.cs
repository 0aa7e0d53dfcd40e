using System.Globalization;
using System.Text;
using Telemetry.Domain.Forecasts;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.FirmwareSim.City;

/// <summary>Writes a simulated night as the files that the host's <c>replay</c> reads, the same to the byte for the same seed, scenarios and times.</summary>
/// <param name="sites">The sites to write; null for all.</param>
internal sealed class NightWriter(int seed, CityPlan plan, IReadOnlySet<string>? sites = null)
{
    /// <summary>A gateway that is back on the air has delivered what it kept so much later.</summary>
    private static readonly TimeSpan DeliversWithin = TimeSpan.FromSeconds(20);

    private readonly NetworkFile _network = new(sites);

    public byte[] Network() => _network.Write();

    /// <summary>What arrives in (from, to] and what was measured at <c>from</c> itself, in order of arrival; with the times of arrival where any differs from that of observation.</summary>
    public string Readings(DateTimeOffset from, DateTimeOffset to)
    {
        var rows = new List<(DateTimeOffset At, Observation Observation)>();
        var instruments = new CityInstruments(seed, plan);
        foreach (var gateway in Marlhaven.Publishers)
        {
            var air = new AirTime(plan, gateway);
            foreach (var sensor in instruments.FeedsOf(gateway).Where(s => _network.HasSensor(s.Sensor)))
            {
                foreach (var delivery in sensor.Between(from.AddTicks(-1), to))
                {
                    var arrives = air.OffUntil(delivery.At) is { } back ? back + DeliversWithin : delivery.At;
                    if (arrives <= to)
                    {
                        rows.Add((arrives, delivery.Observation));
                    }
                }
            }
        }

        var received = rows.Exists(static row => row.At != row.Observation.ObservedAt);
        return Lines(
            received ? "observed_at,sensor,quantity,value,received_at" : "observed_at,sensor,quantity,value",
            rows.OrderBy(static row => row.At).SelectMany(row => row.Observation.Values.Select(value => string.Create(
                CultureInfo.InvariantCulture,
                $"{Iso(row.Observation.ObservedAt)},{row.Observation.Sensor},{value.Quantity.Name},{value.Value}{(received ? "," + Iso(row.At) : "")}"))));
    }

    /// <summary>The newest forecast issued by <c>from</c>, and those until <c>to</c>: a host that was there before knows no more.</summary>
    public string Forecasts(DateTimeOffset from, DateTimeOffset to)
    {
        var office = new ForecastOffice(seed, plan);
        var known = office.IssuedBy(from, _network.HasSite);
        var newest = known.Count == 0 ? from : known[^1].IssuedAt;
        return Forecasts(Enumerable.Range(0, (int)Math.Ceiling((to - from).TotalDays) + 1)
            .SelectMany(day => office.IssuedBy(from.AddDays(day) < to ? from.AddDays(day) : to, _network.HasSite))
            .Where(issue => issue.IssuedAt >= newest)
            .DistinctBy(static issue => (issue.Site, issue.IssuedAt)));
    }

    private static string Forecasts(IEnumerable<ForecastIssue> issues) => Lines(
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
