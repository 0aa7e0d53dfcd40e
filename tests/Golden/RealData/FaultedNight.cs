using System.Globalization;
using System.Text;
using Telemetry.Api.Composition;
using Telemetry.Api.Replay;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Forecasts;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>Two weeks and a half of Hornsgatan up to the morning of 17 November 2010 with a fault in its road sensor, through the checks and rules of the host.</summary>
internal sealed class FaultedNight
{
    private static readonly DateTime From = new(2010, 10, 30, 12, 0, 0);
    private static readonly DateTime To = new(2010, 11, 17, 12, 0, 0);

    private FaultedNight(RoadFault fault, Recording recording, ReplayResult result)
    {
        Fault = fault;
        Refused = recording.Refused;
        // The record's own fault, five days before, is the same in every run.
        Flagged = [.. result.Flagged.Where(f => f.Reading.Sensor.Value == "rst" && f.Reading.ObservedAt > Hornsgatan.Utc(Hornsgatan.SensorFault))];
        Alerts = [.. result.Alerts];
        Decisions = [.. result.Standing.OfType<Decision>().OrderBy(d => d.ReassessedAt ?? d.DecidedAt)];
    }

    public RoadFault Fault { get; }

    public IReadOnlyList<RefusedReading> Refused { get; }

    public IReadOnlyList<CheckedReading> Flagged { get; }

    public IReadOnlyList<Alert> Alerts { get; }

    private IReadOnlyList<Decision> Decisions { get; }

    public static FaultedNight Run(RoadFault fault)
    {
        var network = NetworkFileReader.Read(Encoding.UTF8.GetBytes(Station.NetworkJson("Hornsgatan", Hornsgatan.Zone, 3600, 59.317, 18.049, "relative_humidity"))).Network!;
        var rows = MeasuredData.Rows(MeasuredData.Require("winter/hornsgatan_hourly_2010-10_to_2010-12-19.csv"))
            .Select(r => (Local: DateTime.Parse(r["time_local"], CultureInfo.InvariantCulture), Row: r)).ToArray();
        StringBuilder readings = new("observed_at,sensor,quantity,value,received_at\n"), forecasts = new("issued_at,site,valid_at,quantity,value\n");
        foreach (var (local, row) in rows.Where(r => r.Local >= From && r.Local <= To))
        {
            foreach (var (observed, value, minutes) in row["rst_c"].Length == 0 ? [] : fault.Send(local, double.Parse(row["rst_c"], CultureInfo.InvariantCulture)))
            {
                Line(observed, "rst", "road_surface_temperature", value, Hornsgatan.Utc(local).AddMinutes(minutes));
            }

            foreach (var (quantity, value) in Hornsgatan.ForecastHour(row).Where(v => v.Quantity is not "dew_point" and not "cloud_cover"))
            {
                Line(local, "met", quantity, value, Hornsgatan.Utc(local));
            }

            if (row["rh_pct"].Length > 0)
            {
                Line(local, "met", "relative_humidity", double.Parse(row["rh_pct"], CultureInfo.InvariantCulture), Hornsgatan.Utc(local));
            }

            if (local.Hour == 15)
            {
                foreach (var (hour, weather) in rows.Where(r => r.Local >= local && r.Local <= local.AddHours(24)))
                {
                    foreach (var (quantity, value) in Hornsgatan.ForecastHour(weather))
                    {
                        forecasts.Append(CultureInfo.InvariantCulture, $"{Text(Hornsgatan.Utc(local))},{Station.Site},{Text(Hornsgatan.Utc(hour))},{quantity},{value}\n");
                    }
                }
            }
        }

        List<string> errors = [];
        using var readingText = new StringReader(readings.ToString());
        using var forecastText = new StringReader(forecasts.ToString());
        var recording = RecordedReadings.Read(readingText, network, new ReadingGuard(new AdmissionOptions()), errors);
        var issues = ForecastCsvReader.Read(forecastText, "measured later", receivedAt: null, site => network.FindSite(site) is not null);
        Assert.Empty(errors);
        Assert.Empty(issues.Errors);
        var result = ReplayRun.Execute(
            network, StandardRules.Create(new RuleOptions()), new RuleEngineOptions(), new QualityControlOptions(), recording.Readings, [.. issues.Issues.OrderBy(i => i.ReceivedAt)]);
        Assert.Empty(result.Faults);
        return new FaultedNight(fault, recording, result);

        void Line(DateTime observed, string sensor, string quantity, double value, DateTimeOffset received) =>
            readings.Append(CultureInfo.InvariantCulture, $"{Text(Hornsgatan.Utc(observed))},{sensor},{quantity},{value},{Text(received)}\n");
    }

    /// <summary>What stood at a local time.</summary>
    public Decision At(DateTime local) => Decisions.Last(d => (d.ReassessedAt ?? d.DecidedAt) <= Hornsgatan.Utc(local));

    /// <summary>What stood at each local hour's end from 17:00 to 08:00.</summary>
    public IEnumerable<Decision> Night() => Enumerable.Range(1, 16).Select(h => At(RoadFault.Evening.AddHours(h)));

    /// <summary>A line of docs/winter-verification.md.</summary>
    public string Row()
    {
        var cells = new[] { 15, 18, 22, 30 }.Select(hour => At(RoadFault.Evening.Date.AddHours(hour)))
            .Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Action.Name()}{(d.SpreadRate is { } rate ? $" {rate:0}" : "")}"));
        var told = Alerts.Where(a => a.State == AlertState.Raised && (a.At >= Hornsgatan.Utc(RoadFault.Evening) || a.Rule == "sensor-drift")).Select(a => a.Rule)
            .Where(r => r is "sensor-distrusted" or "sensor-drift" or "sensor-silent" or "clock-off" or "gateway-away").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return $"| {Fault.Name} | {Fault.What} | {Count(Flag.Suspect)} | {Count(Flag.Fail)} | {Refused.Count} | {string.Join(" | ", cells)} | {string.Join(", ", told.DefaultIfEmpty("–"))} |";

        int Count(Flag flag) => Flagged.Count(f => f.Flag == flag);
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
