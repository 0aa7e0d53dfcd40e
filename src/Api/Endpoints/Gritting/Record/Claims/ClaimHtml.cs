using System.Globalization;
using Telemetry.Api.Endpoints.Gritting.Orders;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>A claim file as one page: no scripts, nothing from elsewhere, made to be printed. Every time is local and UTC.</summary>
internal sealed class ClaimHtml(ClaimDto claim, TimeZoneInfo zone, GrittingPolicyOptions policy)
{
    private const string Style = """
        body{font:15px/1.45 system-ui,sans-serif;color:#111;background:#fff;margin:2rem auto;max-width:62rem;padding:0 1rem}
        h1{font-size:1.6rem;margin:0 0 .2rem}h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:2px solid #111}h3{font-size:1rem;margin:1.2rem 0 .3rem}
        table{border-collapse:collapse;width:100%;margin:.4rem 0}th,td{border-bottom:1px solid #bbb;padding:.25rem .5rem .25rem 0;text-align:left;vertical-align:top}
        th{font-weight:600}td.n,th.n{text-align:right;padding-right:1rem}td.n,td.t{white-space:nowrap}.settings td{font-size:.85em}.facts th{width:15rem}tr.fail td,tr.suspect td{font-style:italic}
        .utc{color:#444;font-size:.85em}.note{border:2px solid #111;padding:.6rem .9rem;margin:.8rem 0}.wrong{border-color:#b00020}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #bbb;padding:.6rem;font-size:.8rem}code,.hash{font-family:ui-monospace,monospace;font-size:.8rem;overflow-wrap:anywhere}
        svg{width:100%;height:auto;font-size:11px}svg .grid{stroke:#ddd}svg .threshold{stroke:#b00020;stroke-dasharray:6 3}svg .expected{fill:none;stroke:#0b57d0;stroke-width:1.6;stroke-dasharray:5 4}
        svg .suspect{fill:none;stroke:#111}svg .fail{text-anchor:middle;dominant-baseline:central;font-size:14px}svg .right{text-anchor:end}svg .middle{text-anchor:middle}
        .key{font-size:.85em}li{margin:.1rem 0}@media print{body{margin:0;max-width:none;font-size:10pt}h2,h3{break-after:avoid}tr,svg,.note{break-inside:avoid}}
        """;

    private readonly HtmlText _html = new();

    public override string ToString()
    {
        var name = claim.Route?.Name ?? claim.RouteId;
        _html.Add($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Gritting record: {name}, {Date()}</title><style>");
        _html.AddRaw(Style).AddRaw("</style></head><body>");
        _html.Add($"<h1>Gritting record: {name}</h1><p>Route <b>{claim.RouteId}</b>, decision day {Date()}: {When(claim.DayStart)} to {When(claim.DayEnd)}. ");
        _html.Add($"Local times are of {claim.TimeZone}; UTC stands beside each. Written {When(claim.WrittenAt)} by version {claim.Release}.</p>");
        if (claim.SimulatedTime)
        {
            _html.AddRaw("<p class=\"note wrong\"><b>This host runs on simulated time. Nothing in this file happened.</b></p>");
        }

        Verification();
        Revisions();
        People();
        new ClaimEvidenceHtml(claim, When, Utc).Write(_html);
        Stations();
        new ClaimEntries(claim, When).Write(_html);
        return _html.AddRaw("</body></html>\n").ToString();
    }

    private void Verification()
    {
        var verified = claim.Verification;
        _html.AddRaw("<h2>Is the record as it was written?</h2>");
        if (verified.Sound)
        {
            _html.Add($"<p class=\"note\"><b>Yes.</b> All {verified.Entries} entries of the host's record, and what they record, are as they were written (verified {When(verified.At)}). ");
            _html.Add($"{(verified.LastHead is { } head ? $"{verified.HeadsCompared} exported heads were compared; the last covers entries 1 to {head.Sequence}." : "No exported head was compared: whether the record was written anew whole can't be told.")}</p>");
            return;
        }

        _html.AddRaw("<div class=\"note wrong\"><b>No.</b> What was found in the host's record, this route or another:<ul>");
        foreach (var finding in verified.Findings)
        {
            _html.Add($"<li>{finding.Text}</li>");
        }

        _html.AddRaw("</ul></div>");
    }

    private void Revisions()
    {
        _html.AddRaw("<h2>What was decided</h2>");
        if (claim.Revisions.Count == 0)
        {
            _html.AddRaw("<p>No decision is on record for this route and day. That is not a decision to do nothing.</p>");
        }

        else
        {
            _html.AddRaw("<p>Every record of it, oldest first; none is ever taken out. <b>standing</b>: what held in the end. <b>superseded</b>: a later revision replaced it. <b>corrected</b>: readings that came late were "
                + "worked in, and gave the revision again as recorded later. <b>reassessed</b>: the same decision, its numbers renewed later. <b>withdrawn</b>: with what came to be known it would not have been given.</p>");
        }

        foreach (var (status, _, _, decision, inputs) in claim.Revisions)
        {
            _html.Add($"<h3>Revision {decision.Revision}: {decision.Action}, {InWords(decision.Action)} ({status})</h3><table class=\"facts\">");
            Row("Decided", When(decision.DecidedAt));
            Row("Numbers of", decision.AssessedAt == decision.DecidedAt ? null : When(decision.AssessedAt));
            Row("Recorded", When(decision.RecordedAt));
            Row("Spread rate", decision.SpreadRateGPerM2 is { } rate ? $"{Number(rate)} g/m², {Often(decision.Treatments)}" : null);
            Row("Start", decision.WindowStart is { } start ? $"{When(start)}{(decision.WindowEnd is { } until ? $" to {When(until)}" : "")}{(decision.LateRisk ? ": too late to treat the whole route before it freezes" : "")}" : null);
            Row("Coldest road surface expected", decision.MinRst is { } min ? $"{Number(min)} °C{(decision.MinRstAt is { } at ? $", {When(at)}" : "")}" : "no basis");
            Row("First freeze expected", decision.FirstFreezeAt is { } freeze ? When(freeze) : null);
            Row("Basis until", decision.BasisUntil is { } basis ? When(basis) : "no basis");
            Row("Probability of ice on the untreated road", decision.IceProbability is { } ice ? $"{Number(100 * ice)} %" : null);
            Row("Confidence", $"{Number(100 * decision.Confidence)} %: it ranks decisions and is not a measured frequency");
            Row("Row of the treatment matrix", decision.MatrixRow);
            Row("Rules", decision.RuleVersion);
            _html.AddRaw("</table><ol>");
            foreach (var reason in decision.Reasons)
            {
                _html.Add($"<li>{reason.Text} <code>{reason.Code}</code></li>");
            }

            _html.AddRaw("</ol><table><tr><th>Station</th><th>Road surface</th><th>Sensor</th><th>Air</th><th>Dew point</th><th>Surface</th><th>Film</th><th>Forecast issued</th></tr>");
            foreach (var input in inputs)
            {
                _html.Add($"<tr><td>{input.Site}</td><td>{Degrees(input.RoadSurfaceTemperature)}{(input.RoadSurfaceTemperatureAt is { } seen ? $", {Brief(seen)}" : "")}</td><td>{input.RoadSensorState}</td><td>{Degrees(input.AirTemperature)}</td><td>{Degrees(input.DewPoint)}</td><td>{input.SurfaceState ?? "not known"}</td><td>{(input.WaterFilmMm is { } film ? $"{Number(film)} mm" : "not known")}</td><td>{(input.ForecastIssuedAt is { } issued ? Brief(issued) : "none")}</td></tr>");
            }

            _html.AddRaw("</table>");
        }
    }

    private void People()
    {
        _html.AddRaw("<h2>What people ordered and did</h2>");
        Table(claim.Actions, "<tr><th>When</th><th>Who</th><th>What</th><th>Revision</th><th>Ordered</th><th>Decided then</th><th>Reason</th></tr>", "Nobody acknowledged, confirmed or overrode a decision.",
            a => $"<tr><td>{Brief(a.At)}</td><td>{a.By}</td><td>{a.Kind}</td><td>{a.Revision}</td><td>{Order(a.Ordered)}</td><td>{Order(a.Decided)}</td><td>{a.Reason}</td></tr>");
        _html.AddRaw("<h2>What was spread, as reported</h2>");
        Table(claim.Treatments, "<tr><th>Began</th><th>Ended</th><th>Material</th><th>Rate</th><th>Amount</th><th>Vehicle, operator</th><th>Note</th><th>Differs from what stood</th></tr>", "No treatment was reported. That is not to say that none was made.",
            t => $"<tr><td>{Brief(t.StartedAt)}</td><td>{(t.EndedAt is { } ended ? Brief(ended) : "not said")}</td><td>{t.Material}</td><td>{(t.SpreadRateGPerM2 is { } rate ? $"{Number(rate)} g/m²" : "not said")}</td><td>{(t.Tonnes is { } tonnes ? $"{Number(tonnes)} t" : "not said")}</td><td>{t.Vehicle} {t.Operator}</td><td>{t.Note}</td><td>{string.Join(" ", t.Differences ?? [])}</td></tr>");
        _html.AddRaw("<h2>Who was called out</h2>");
        Table(claim.CallOuts, "<tr><th>When</th><th>Level</th><th>About</th><th>To</th></tr>", "Nobody was called out about it.",
            c => $"<tr><td>{Brief(c.At)}</td><td>{c.Level}</td><td>{c.Title}</td><td>{string.Join("; ", c.Deliveries.Select(d => $"{d.Recipient}: {d.State}"))}</td></tr>");
    }

    private void Stations()
    {
        _html.AddRaw("<h2>What the stations measured, from first to last</h2><p>As the store has it now. What was received after a decision was not known to it: compare the times. The JSON file has the other quantities and every forecast value.</p>");
        foreach (var station in claim.Stations)
        {
            _html.Add($"<h3>{station.Name ?? station.Site} ({station.Site}{Offset(station.OffsetK)})</h3>");
            new ClaimChart(claim, station, zone, policy).Draw(_html);
            Table(station.Forecasts, "<tr><th>Forecast issued</th><th>Received</th><th>Source</th><th>Hours</th></tr>", "No forecast was used.",
                f => $"<tr><td>{Brief(f.IssuedAt)}</td><td>{Brief(f.ReceivedAt)}</td><td>{f.Source}</td><td>{f.Values.Count}</td></tr>");
            Table(
                station.Readings.Where(r => r.Quantity == Quantity.RoadSurfaceTemperature.Name && r.ObservedAt >= claim.DayStart).ToList(),
                "<tr><th>Observed, local</th><th>UTC</th><th class=\"n\">Road surface</th><th>Flag</th><th>Sensor</th><th>Received, UTC</th></tr>",
                "No reading of road surface temperature is in the store for this decision day.",
                r => $"<tr class=\"{r.Flag}\"><td>{Local(r.ObservedAt)}</td><td>{Utc(r.ObservedAt)}</td><td class=\"n\">{Number(r.Value)} °C</td><td>{r.Flag}{(r.Test is { } test ? $" ({test})" : "")}</td><td>{r.Sensor}</td><td>{Utc(r.ReceivedAt)}</td></tr>");
            if (station.ReadingsCut)
            {
                _html.AddRaw("<p class=\"note wrong\">There are more readings than this file takes: the rest is at /api/v1/readings.</p>");
            }
        }
    }

    private void Table<T>(IReadOnlyCollection<T> rows, string head, string none, Func<T, FormattableString> row)
    {
        if (rows.Count == 0)
        {
            _html.Add($"<p>{none}</p>");
            return;
        }

        _html.AddRaw("<table>").AddRaw(head);
        foreach (var item in rows)
        {
            _html.Add(row(item));
        }

        _html.AddRaw("</table>");
    }

    private void Row(string name, string? value)
    {
        if (value is not null)
        {
            _html.Add($"<tr><th>{name}</th><td>{value}</td></tr>");
        }
    }

    private string When(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(at, zone):ddd d MMM yyyy HH:mm:ss (zzz)} = {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    /// <summary>Where the table stands under its day.</summary>
    private string Brief(DateTimeOffset at) => $"{Local(at)} = {Utc(at)} UTC";

    private string Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("ddd d MMM HH:mm:ss (zzz)", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private string Date() => claim.Day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    private string Order(OrderDto? order) => order is null
        ? ""
        : $"{order.Action}{(order.SpreadRateGPerM2 is { } rate ? $", {Number(rate)} g/m², {Often(order.Treatments)}" : "")}{(order.Start is { } start ? $", from {When(start)}" : "")}";

    private static string Often(string? treatments) => treatments switch
    {
        "1" => "once",
        "2" => "twice",
        "successive" => "again and again",
        _ => "how often was left open",
    };

    private static string InWords(string action) => action switch
    {
        "NO_ACTION" => "no treatment",
        "MONITOR" => "watch, no treatment planned",
        "LIKELY_TIME_TBC" => "treatment likely, time not set",
        "FOOTWAY" => "treat the footway",
        "SPOT" => "treat single places",
        "PRECAUTIONARY" => "salt before ice forms",
        "POST_TREATMENT" => "treat ice or snow that is there",
        "PLOUGH" => "plough and salt",
        _ => "a person must decide",
    };

    private static string Offset(double kelvin) => kelvin == 0 ? "; the route's coldest stretch is taken to be as warm"
        : $"; the route's coldest stretch is taken to be {Number(Math.Abs(kelvin))} K {(kelvin < 0 ? "colder" : "warmer")} than it";

    private static string Degrees(double? value) => value is { } known ? $"{Number(known)} °C" : "not known";

    private static string Number(double number) => number.ToString("0.##;−0.##;0", CultureInfo.InvariantCulture);
}
