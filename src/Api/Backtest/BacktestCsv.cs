using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>Writes a back-test's figures as CSV files. Times are UTC; an empty field is a figure that there is none of.</summary>
internal static class BacktestCsv
{
    public static void Write(BacktestResult result, DirectoryInfo folder)
    {
        Write(folder, "nights.csv",
            [
                "route", "night", "min_rst", "min_rst_at", "first_freeze_at", "minutes_at_or_below_zero", "minutes_deposition", "precipitation", "longest_gap_minutes",
                "evidence", "critical", "froze", "ice_likely", "action", "spread_rate_g_m2", "treatments", "forecast_min_rst", "forecast_first_freeze_at", "confidence",
                "carried_out_g_m2", "carried_out_runs", "started_at", "done_before_freeze", "reported_g_m2", "reported_runs",
            ],
            result.Routes.SelectMany(r => r.Nights.Select(n => Night(r, n))));
        Write(folder, "tables.csv",
            ["subject", "what", "truth", "nights", "hits", "misses", "false_alarms", "correct_negatives", .. Share("pod"), .. Share("miss_rate"), .. Share("far"), .. Share("pofd"), .. Share("correct"), "pss", "pss_low", "pss_high"],
            result.Routes.SelectMany(r => r.Scores.SelectMany(s => new[]
                {
                    Table(r.Route.Id.Value, "decision at the hour", s.Truth.ToString(), s.AtTheHour, s.AtTheHourPeirce),
                    Table(r.Route.Id.Value, "decision at the hour, critical nights", s.Truth.ToString(), s.AtTheHourCritical, null),
                    Table(r.Route.Id.Value, "decisions as revised", s.Truth.ToString(), s.AsRevised, s.AsRevisedPeirce),
                }))
                .Concat(result.Sites.SelectMany(s => s.Methods.SelectMany(m => new[]
                {
                    Table(s.Site.Id.Value, $"frost by {m.Name}", "Froze", m.Frost, m.FrostPeirce),
                    Table(s.Site.Id.Value, $"frost by {m.Name}, critical nights", "Froze", m.Critical, m.CriticalPeirce),
                }))));
        Write(folder, "policies.csv",
            [
                "route", "truth", "policy", "nights", "hits", "misses", "false_alarms", "correct_negatives", "pss", "pss_low", "pss_high", "runs", "tonnes",
                "treatment_pounds", "loss_pounds", "pounds_a_night", "pounds_a_night_low", "pounds_a_night_high", "more_than_decision", "more_low", "more_high", "relative_value",
            ],
            result.Routes.SelectMany(r => r.Scores.SelectMany(s => s.Policies.Select(p => Policy(r, s, p)))));
        Write(folder, "leads.csv", ["site", "method", "lead_h", .. Errors()], result.Sites.SelectMany(s => s.Methods.SelectMany(m =>
            m.ByLead.Select(l => (string[])[s.Site.Id.Value, m.Name, Text(l.Lead), .. Errors(l.Score)]))));
        Write(folder, "methods.csv", ["site", "method", "what", "unit", .. Errors()], result.Sites.SelectMany(s => s.Methods.SelectMany(m => new[]
        {
            (string[])[s.Site.Id.Value, m.Name, "all leads", "K", .. Errors(m.All)],
            [s.Site.Id.Value, m.Name, "night minimum", "K", .. Errors(m.Minimum)],
            [s.Site.Id.Value, m.Name, "first freeze", "h", .. Errors(m.FreezeTime)],
        })));
    }

    private static string[] Night(RouteResult route, NightCase night)
    {
        var (observed, asked) = (night.Observed, night.Asked);
        return
        [
            route.Route.Id.Value, observed.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(observed.MinimumRst), Text(observed.MinimumAt), Text(observed.FirstFreezeAt),
            Text(observed.AtOrBelowZero.TotalMinutes), Text(observed.Deposition?.TotalMinutes), Text(observed.Precipitation), Text(observed.LongestGap.TotalMinutes),
            Text(observed.IsEvidence), Text(observed.IsEvidence ? observed.IsCritical : null), Text(observed.By(Truth.Froze)), Text(observed.By(Truth.IceLikely)),
            asked?.Action.Name() ?? "", Text(asked?.SpreadRate),
            asked?.Treatments switch { Treatments.One => "1", Treatments.Two => "2", Treatments.Successive => "successive", _ => "" },
            Text(asked?.MinRst), Text(asked?.FirstFreezeAt), Text(asked?.Confidence),
            Text(night.Carried.Spreading.Grams), Text(night.Carried.Spreading.Runs), Text(night.Carried.StartedAt), Text(night.InTime(route.Route.Treatment)), Text(night.Reported?.Grams), Text((double?)night.Reported?.Runs),
        ];
    }

    private static string[] Table(string subject, string what, string truth, Contingency t, Interval? peirce) =>
    [
        subject, what, truth, Text(t.Nights), Text(t.Hits), Text(t.Misses), Text(t.FalseAlarms), Text(t.CorrectNegatives),
        .. Share(t.ProbabilityOfDetection), .. Share(t.MissRate), .. Share(t.FalseAlarmRatio), .. Share(t.ProbabilityOfFalseDetection), .. Share(t.Correct),
        Text(t.PeirceSkillScore), Text(peirce?.Low), Text(peirce?.High),
    ];

    private static string[] Policy(RouteResult route, RouteScore score, PolicyScore p) =>
    [
        route.Route.Id.Value, score.Truth.ToString(), p.Name, Text(p.Table.Nights), Text(p.Table.Hits), Text(p.Table.Misses), Text(p.Table.FalseAlarms), Text(p.Table.CorrectNegatives),
        Text(p.Table.PeirceSkillScore), Text(p.PeirceInterval?.Low), Text(p.PeirceInterval?.High), Text(p.Runs), Text(p.Tonnes), Text(p.TreatmentPounds), Text(p.Loss),
        Text(p.MeanPounds), Text(p.MeanInterval?.Low), Text(p.MeanInterval?.High), Text(p.Difference), Text(p.DifferenceInterval?.Low), Text(p.DifferenceInterval?.High), Text(p.Value),
    ];

    private static string[] Share(string name) => [name, $"{name}_low", $"{name}_high", $"{name}_of", $"{name}_few"];

    private static string[] Share(Proportion share) =>
        [Text(share.Value), Text(share.Interval?.Low), Text(share.Interval?.High), Text(share.Of), Text(share.RestsOnFew)];

    private static string[] Errors() =>
        ["pairs", "nights", "few", "bias", "bias_low", "bias_high", "mae", "mae_low", "mae_high", "rmse", "within_10_90", "within_low", "within_high"];

    private static string[] Errors(ErrorScore? e) => e is null ? ["0", "0", "true", "", "", "", "", "", "", "", "", "", ""] :
    [
        Text(e.Pairs), Text(e.Nights), Text(e.RestsOnFew), Text(e.Bias), Text(e.BiasInterval?.Low), Text(e.BiasInterval?.High),
        Text(e.Mae), Text(e.MaeInterval?.Low), Text(e.MaeInterval?.High), Text(e.Rmse), Text(e.Within), Text(e.WithinInterval?.Low), Text(e.WithinInterval?.High),
    ];

    private static string Text(double? value) => value is { } known ? (Math.Round(known, 4) + 0.0).ToString("0.####", CultureInfo.InvariantCulture) : "";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool? value) => value switch { true => "true", false => "false", null => "" };

    private static string Text(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static void Write(DirectoryInfo folder, string name, string[] columns, IEnumerable<string[]> rows)
    {
        using var writer = new StreamWriter(Path.Combine(folder.FullName, name)) { NewLine = "\n" };
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var row in rows.Prepend(columns))
        {
            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            csv.NextRecord();
        }
    }
}
