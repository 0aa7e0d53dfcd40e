using System.Globalization;
using System.Net;
using System.Text;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>The report: one HTML file with its plots inside, no script and nothing from elsewhere.</summary>
internal sealed class BacktestHtml
{
    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#111;background:#fff}
        h1{font-size:1.7rem}h2{margin-top:2.5rem;border-bottom:2px solid #123}h3{margin-top:1.8rem}
        table{border-collapse:collapse;margin:1rem 0;font-size:.86rem}caption{text-align:left;font-weight:600;padding:.3rem 0}
        th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:right;vertical-align:top}th{background:#eef2f5}td:first-child,th:first-child{text-align:left}
        .wide{overflow-x:auto}.warn{border-left:6px solid #a40;background:#fff4e8;padding:.5rem 1rem}
        svg{width:100%;height:auto;max-height:26rem;font:12px system-ui,sans-serif;margin:.5rem 0}
        .grid{stroke:#ddd}.zero{stroke:#111}.limit{stroke:#666;stroke-dasharray:5 4}.whisker{stroke:#111;stroke-width:1.5}
        .hit{fill:#0a5a9c}.negative{fill:none;stroke:#555;stroke-width:1.5}.miss{stroke:#b00;stroke-width:2.5;fill:none}.alarm{fill:#d98200}.unknown{stroke:#888;stroke-width:2}
        .line{fill:none;stroke-width:2.2}.line.model{stroke:#0a5a9c}.line.alone{stroke:#a04000;stroke-dasharray:8 3}.line.persistence{stroke:#555;stroke-dasharray:2 3}
        @page{size:a4 landscape;margin:12mm}
        @media print{body{margin:0;max-width:none;padding:0;font-size:10pt}h1,h2,h3,caption{break-after:avoid}tr,svg,.warn{break-inside:avoid}thead{display:table-header-group}
        .wide{overflow:visible}table{width:100%;font-size:7pt}th,td{padding:.15rem .25rem}svg{max-height:11cm}*{print-color-adjust:exact}}
        .band{opacity:.13}.band.model{fill:#0a5a9c}.band.alone{fill:#a04000}.band.persistence{fill:#555}.spent{fill:#0a5a9c}.lost{fill:#b00}
        """;

    private readonly BacktestResult _result;
    private readonly StringBuilder _page = new();

    private BacktestHtml(BacktestResult result) => _result = result;

    public static string Of(BacktestResult result, DateTimeOffset madeAt, string release) => new BacktestHtml(result).Write(madeAt, release);

    private string Write(DateTimeOffset madeAt, string release)
    {
        _page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Back-test {Day(_result.First)} to {Day(_result.Last)}</title><style>{Style}</style></head><body>");
        _page.Append(CultureInfo.InvariantCulture, $"<h1>Back-test of a recorded winter, {Day(_result.First)} to {Day(_result.Last)}</h1>");
        P($"Made on {Day(madeAt)} at {madeAt.UtcDateTime:HH:mm} UTC by release {release}.");
        P($"{_result.Input.Recording.Readings.Count:N0} readings from {_result.Input.Source}, {_result.Input.Recording.Refused.Count:N0} refused as the host would refuse them; {_result.ForecastIssues:N0} forecast issues; rule {_result.RuleVersion}; time zone {_result.Input.Network.TimeZone.Id}. Each night, 15:00 to 11:00, was looked at as of {_result.Plan.AskedAt:HH:mm} local, knowing only what had been received by then; the rule was asked every {_result.Plan.Every.TotalMinutes:0} min for its revisions.");
        if (_result.Plan.MeasuredWeather)
        {
            Warn("The weather measured later stood in for the forecast. A real forecast adds its own error: every figure that rests on it is better than it will be.");
        }
        else if (_result.ForecastIssues == 0)
        {
            Warn("There was no weather forecast: the decisions rest on the stations alone, and without a forecast the rule never says that nothing is to be done.");
        }

        if (_result.Faults.Count > 0)
        {
            Warn($"The rule failed {_result.Faults.Count:N0} times, first on {_result.Faults[0].Subject} at {_result.Faults[0].At:u}: {_result.Faults[0].Error.Message}. The figures are of what was left.");
        }

        P($"In square brackets: 95 % intervals, of shares by Wilson, of means by 2,000 drawings of whole nights. {BacktestWords.Few} marks a figure of fewer than {NightBootstrap.FewNights} nights: don't build on it. A night needs a road temperature at least every {ObservedNight.MaxGap.TotalHours:0} h to be evidence.");
        foreach (var route in _result.Routes)
        {
            Route(route);
        }

        foreach (var site in _result.Sites)
        {
            Site(site);
        }

        Costs();
        return _page.Append("</body></html>\n").ToString();
    }

    private void Route(RouteResult route)
    {
        _page.Append(CultureInfo.InvariantCulture, $"<h2>Route {Encode(route.Route.Name)}</h2>");
        P(BacktestSummary.Counted(route));
        foreach (var score in route.Scores)
        {
            _page.Append(CultureInfo.InvariantCulture, $"<h3>Decisions, where a night needed treating when {BacktestWords.Name(score.Truth)}</h3>");
            P(score.Truth == Truth.Froze
                ? "Froze: measured at or below 0 °C. It is what UK practice verifies forecasts by; a dry road that freezes needs no salt, and counts as a miss here."
                : $"Ice likely: it froze, and for {ObservedNight.DepositionThatCounts.TotalMinutes:0} min at least the frost point was at or above the road, or it rained or snowed in the night or the six hours before.");
            Table(
                "Treated against needed",
                ["", "hits", "misses", "false alarms", "correct negatives", "POD", "miss rate", "FAR", "POFD", "PSS", "correct"],
                [
                    Row($"the decision at {_result.Plan.AskedAt:HH:mm}", score.AtTheHour, score.AtTheHourPeirce),
                    Row("… on critical nights (under 3 °C)", score.AtTheHourCritical, null),
                    Row("as revised, carried out", score.AsRevised, score.AsRevisedPeirce),
                ]);
            P($"A person was asked (ESCALATE) at {_result.Plan.AskedAt:HH:mm} on {score.Escalated.Of} of these nights, {score.Escalated.Count} of which needed treating; it counts as not treated. Where the freeze has a time, the first treatment was over before it on {BacktestWords.Percent(score.InTime)} of the treated nights.");
            _page.Append(NightsPlot.Draw(route.Nights, score.Truth));
            _page.Append("<p><small>● hit, ✕ miss, ▲ false alarm, ○ correct negative, – no evidence. Full line 0 °C, broken line 3 °C.</small></p>");
            Policies(score);
        }
    }

    private void Policies(RouteScore score)
    {
        Table(
            $"Policies over the same {score.ComparedNights} nights, those with a forecast minimum",
            ["", "hits", "misses", "false alarms", "PSS", "runs", "salt, t", "treatments, £", "losses, £", "£ a night", "more than the decision, £ a night", "value"],
            score.Policies.Select(p => (string[])
            [
                p.Name, Count(p.Table.Hits), Count(p.Table.Misses), Count(p.Table.FalseAlarms), BacktestWords.Number(p.Table.PeirceSkillScore, p.PeirceInterval, Few(p.Table)),
                Count(p.Runs), p.Tonnes.ToString("#,0.0", CultureInfo.InvariantCulture), BacktestWords.Whole(p.TreatmentPounds), BacktestWords.Whole(p.Loss), Pounds(p.MeanPounds, p.MeanInterval, score.ComparedNights),
                p.Name == SpreadingPolicy.DecisionAtTheHour ? "–" : Pounds(p.Difference, p.DifferenceInterval, score.ComparedNights),
                p.Value is { } value ? BacktestWords.Fixed(value) : "–",
            ]));
        _page.Append(CostsPlot.Draw(score.Policies));
        P("Blue: treatments; red: losses; the line: 95 % of both together. Value: 1 as perfect knowledge, 0 as the better of treating every night and never. Thresholds go by the lowest road temperature that the decision itself foresaw at that hour, and spread what it would have.");
    }

    private void Site(SiteResult site)
    {
        _page.Append(CultureInfo.InvariantCulture, $"<h2>Road forecast at {Encode(site.Site.Name)}</h2>");
        Table(
            "Foreseen less measured",
            ["", "nights", "bias, K", "MAE, K", "RMSE, K", "within 10–90 %", "night minimum: bias, K", "MAE, K", "first freeze: nights", "bias, h", "MAE, h"],
            site.Methods.Select(m => (string[])
            [
                m.Name, Count(m.All?.Nights ?? 0), Bias(m.All), Mae(m.All), m.All is { } all ? BacktestWords.Fixed(all.Rmse) : "–", Within(m.All),
                Bias(m.Minimum), Mae(m.Minimum), Count(m.FreezeTime?.Nights ?? 0), Bias(m.FreezeTime), Mae(m.FreezeTime),
            ]));
        Table(
            "Frost (0 °C or below) foreseen against measured",
            ["", "hits", "misses", "false alarms", "correct negatives", "POD", "miss rate", "FAR", "POFD", "PSS", "correct"],
            site.Methods.SelectMany(m => new[] { Row($"{m.Name}, all nights", m.Frost, m.FrostPeirce), Row($"{m.Name}, critical nights (under 3 °C)", m.Critical, m.CriticalPeirce) }));
        P("\"Correct\" on critical nights is the percentage that UK practice asks for.");
        _page.Append(LeadsPlot.Draw(site.Methods));
        _page.Append("<p><small>Full line: surface model under the weather forecast; broken: the station alone; dotted: persistence. Mean absolute error, K.</small></p>");
        foreach (var method in site.Methods)
        {
            Table(
                $"By hour ahead: {method.Name}",
                ["hours ahead", "nights", "bias, K", "MAE, K", "RMSE, K", "within 10–90 %"],
                method.ByLead.Select(l => (string[])[Count(l.Lead), Count(l.Score.Nights), Bias(l.Score), Mae(l.Score), BacktestWords.Fixed(l.Score.Rmse), Within(l.Score)]));
        }
    }

    private void Costs()
    {
        var costs = _result.Costs;
        _page.Append("<h2>What it is reckoned with</h2>");
        P($"Treating a kilometre once £{costs.PoundsPerKm} without the salt, salt £{costs.PoundsPerTonne} a tonne; a night that needed treating and got none costs {costs.LossPerTreatment} times the treatment that it needed. Where the matrix leaves the rate to a person {costs.GramsWhereAPersonDecides} g/m² in all; \"again and again\" is {costs.SuccessiveTreatments} times. Perfect knowledge and thresholds spread by the matrix's frost rows. These are settings ({BacktestOptions.Section}); their sources stand in docs/sources/winter.md#backtest-costs.");
    }

    private static string[] Row(string name, Contingency t, Interval? peirce) =>
    [
        name, Count(t.Hits), Count(t.Misses), Count(t.FalseAlarms), Count(t.CorrectNegatives),
        BacktestWords.Percent(t.ProbabilityOfDetection), BacktestWords.Percent(t.MissRate), BacktestWords.Percent(t.FalseAlarmRatio), BacktestWords.Percent(t.ProbabilityOfFalseDetection),
        BacktestWords.Number(t.PeirceSkillScore, peirce, Few(t)), BacktestWords.Percent(t.Correct),
    ];

    /// <summary>A skill of both kinds of night rests on the fewer of them.</summary>
    private static bool Few(Contingency t) => t.ProbabilityOfDetection.RestsOnFew || t.ProbabilityOfFalseDetection.RestsOnFew;

    private static string Bias(ErrorScore? e) => BacktestWords.Number(e?.Bias, e?.BiasInterval, e?.RestsOnFew ?? false);

    private static string Mae(ErrorScore? e) => BacktestWords.Number(e?.Mae, e?.MaeInterval, e?.RestsOnFew ?? false);

    private static string Within(ErrorScore? e) => e?.Within is not { } within ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * within:0} %") + (e.WithinInterval is { } i ? string.Create(CultureInfo.InvariantCulture, $" [{100 * i.Low:0}, {100 * i.High:0}]") : "") + (e.RestsOnFew ? BacktestWords.Few : "");

    private static string Pounds(double value, Interval? interval, int nights) =>
        BacktestWords.Whole(value) + (interval is { } i ? $" [{BacktestWords.Whole(i.Low)}, {BacktestWords.Whole(i.High)}]" : "") + (nights < NightBootstrap.FewNights ? BacktestWords.Few : "");

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private void P(FormattableString text) => P(FormattableString.Invariant(text));

    private void P(string text) => _page.Append("<p>").Append(Encode(text)).Append("</p>");

    private void Warn(FormattableString text) => Warn(FormattableString.Invariant(text));

    private void Warn(string text) => _page.Append("<p class=\"warn\">").Append(Encode(text)).Append("</p>");

    private void Table(string caption, string[] columns, IEnumerable<string[]> rows)
    {
        _page.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\"><table><caption>{Encode(caption)}</caption><thead><tr>{string.Concat(columns.Select(c => $"<th scope=\"col\">{Encode(c)}</th>"))}</tr></thead><tbody>");
        foreach (var row in rows)
        {
            _page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Encode(row[0])}</th>{string.Concat(row.Skip(1).Select(c => $"<td>{Encode(c)}</td>"))}</tr>");
        }

        _page.Append("</tbody></table></div>");
    }
}
