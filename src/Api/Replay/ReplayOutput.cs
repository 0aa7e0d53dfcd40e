using System.Globalization;
using CsvHelper;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;

namespace Telemetry.Api.Replay;

/// <summary>Writes a replay's result as CSV files. Times are UTC.</summary>
internal static class ReplayOutput
{
    public static void Write(ReplayResult result, IReadOnlyList<RefusedReading> refused, DirectoryInfo directory)
    {
        directory.Create();
        WriteFile(directory, "decisions.csv", DecisionColumns, result.Decisions.Select(Row));
        WriteFile(directory, "alerts.csv", AlertColumns, result.Alerts.Select(Row));
        WriteFile(directory, "indices.csv", IndexColumns, result.Indices.Where(i => i.Scale == IndexScale.UkDaqi).Select(Row));
        WriteFile(directory, "european-indices.csv", IndexColumns, result.Indices.Where(i => i.Scale == IndexScale.European).Select(Row));
        WriteFile(directory, "fills.csv", FillColumns, result.Fills.Select(Row));
        WriteFile(directory, "emptyings.csv", EmptyingColumns, result.Emptyings.Select(Row));
        WriteFile(directory, "flags.csv", FlagColumns, result.Flagged.Select(Row));
        WriteFile(directory, "refused.csv", RefusedColumns, refused.Select(Row));
    }

    private static readonly string[] DecisionColumns =
    [
        "decision_day", "route", "revision", "decided_at", "action", "spread_rate_g_m2", "treatments", "window_start", "window_end",
        "min_rst", "min_rst_at", "first_freeze_at", "basis_until", "confidence", "reasons", "rule_version",
    ];

    private static readonly string[] AlertColumns = ["at", "rule", "subject", "severity", "state", "reason"];

    private static readonly string[] IndexColumns = ["site", "period", "ending", "pollutant", "statistic", "index", "band", "capture"];

    private static readonly string[] FillColumns =
    [
        "observed_at", "bin", "percent", "litres", "distance_mm", "note", "calibrated_from", "full_percent_of_capacity",
        "percent_per_hour", "reached_at", "no_rate",
    ];

    private static readonly string[] EmptyingColumns = ["emptied_at", "bin", "confirmed_at", "fill_before", "fill_after"];

    private static readonly string[] FlagColumns = ["observed_at", "sensor", "quantity", "value", "flag", "test"];

    private static readonly string[] RefusedColumns = ["received_at", "observed_at", "sensor", "quantity", "value", "reason", "detail"];

    private static string[] Row(Decision d) =>
    [
        d.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        d.Route.Value,
        Text(d.Revision),
        Text(d.DecidedAt),
        d.Action.Name(),
        Text(d.SpreadRate, "0.###"),
        d.Treatments switch { Treatments.One => "1", Treatments.Two => "2", Treatments.Successive => "successive", _ => "" },
        Text(d.WindowStart),
        Text(d.WindowEnd),
        Text(d.MinRst is { } rst ? Math.Round(rst, 2) + 0.0 : null, "0.00"), // A negative zero plus zero is none.
        Text(d.MinRstAt),
        Text(d.FirstFreezeAt),
        Text(d.BasisUntil),
        Text(d.Confidence, "0.00"),
        string.Join(" | ", d.Reasons.Select(r => r.Text)),
        d.RuleVersion,
    ];

    private static string[] Row(Alert a) =>
        [Text(a.At), a.Rule, a.Subject, Lower(a.Severity), Lower(a.State), a.Reason];

    private static string[] Row(AirQualityIndex i) =>
    [
        i.Site.Value,
        Lower(i.Period),
        i.Period == IndexPeriod.Day ? i.Ending.AddDays(-1).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Text(i.Ending),
        i.Pollutant,
        i.Statistic is { } statistic ? decimal.Round(statistic, 6).ToString("0.######", CultureInfo.InvariantCulture) : "",
        i.Index is { } index ? Text(index) : "",
        i.Band ?? "",
        Text(i.Capture, "0.####"),
    ];

    private static string[] Row(BinFill f) =>
    [
        Text(f.ObservedAt), f.Bin.Value, Text(f.Percent, "0.#"), Text(f.Litres, "0.#"), Text(f.DistanceMm, "0.#"), f.Note.ToString(),
        Text(f.Basis.CalibratedFrom), Text(f.Basis.FullPercentOfCapacity, "0.#"),
        Text(f.Rate?.PercentPerHour, "0.###"), Text(f.Rate?.ReachedAt), f.NoRate?.ToString() ?? "",
    ];

    private static string[] Row(BinEmptying e) =>
        [Text(e.EmptiedAt), e.Bin.Value, Text(e.ConfirmedAt), Text(e.FillBefore, "0.#"), Text(e.FillAfter, "0.#")];

    private static string[] Row(CheckedReading f) =>
    [
        Text(f.Reading.ObservedAt), f.Reading.Sensor.Value, f.Reading.Quantity.Name,
        f.Reading.Value.ToString("R", CultureInfo.InvariantCulture), Lower(f.Flag), f.Test.ToString(),
    ];

    private static string[] Row(RefusedReading r) =>
    [
        Text(r.Reading.ReceivedAt), Text(r.Reading.ObservedAt), r.Reading.Sensor.Value, r.Reading.Quantity.Name,
        r.Reading.Value.ToString("R", CultureInfo.InvariantCulture), r.Reason.ToString(), r.Detail,
    ];

    private static void WriteFile(DirectoryInfo directory, string name, string[] columns, IEnumerable<string[]> rows)
    {
        using var writer = new StreamWriter(Path.Combine(directory.FullName, name)) { NewLine = "\n" };
        using var csv = new CsvWriter(writer, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var row in rows.Prepend(columns))
        {
            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            csv.NextRecord();
        }
    }

    private static string Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString(time.Value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
