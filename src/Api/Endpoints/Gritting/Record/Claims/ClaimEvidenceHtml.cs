using System.Globalization;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>What each revision was decided from, in a claim file.</summary>
/// <param name="claim">The file.</param>
/// <param name="when">Writes an instant, local and UTC.</param>
/// <param name="utc">The same, in UTC alone.</param>
internal sealed class ClaimEvidenceHtml(ClaimDto claim, Func<DateTimeOffset, string> when, Func<DateTimeOffset, string> utc)
{
    public void Write(HtmlText html)
    {
        html.AddRaw("<h2>What each decision was made of</h2><p>As known when it was decided, with the flags that the readings had then. It is read from the evidence that was kept with the decision; "
            + "the hash of the evidence's root is part of the record's entry, so it can't be changed without being found. Every piece can be had by its SHA-256, and the decision computed again from them.</p>");
        if (claim.Evidence.Count == 0)
        {
            html.AddRaw("<p>No evidence is on record for these decisions: they are from a version that kept none.</p>");
        }

        foreach (var evidence in claim.Evidence)
        {
            Write(html, evidence);
        }

        if (claim.EvidenceCut)
        {
            html.AddRaw("<p class=\"note wrong\">There are more revisions than this file takes the evidence of. That of the others is on record too.</p>");
        }

        foreach (var policy in claim.Policies)
        {
            html.Add($"<h3>The settings that were in force (policy {policy.Sha256[..12]}…)</h3><p>What each means, and where its default is from, stands in the software's documents (settings, Telemetry:Winter).</p><table class=\"settings\">");
            foreach (var row in policy.Settings.Chunk(2))
            {
                html.AddRaw("<tr>");
                foreach (var (name, value) in row)
                {
                    html.Add($"<td>{name}</td><td class=\"n\">{value}</td>");
                }

                html.AddRaw("</tr>");
            }

            html.AddRaw("</table>");
        }
    }

    private void Write(HtmlText html, ClaimEvidenceDto evidence)
    {
        html.Add($"<h3>Revision {evidence.Revision}, entry {evidence.Entry}</h3>");
        if (evidence.Trouble is { } trouble)
        {
            html.Add($"<p class=\"note wrong\">This evidence can't be used: {trouble}</p>");
            return;
        }

        html.Add($"<p>Concluded for {when(evidence.At!.Value)} by {evidence.RuleVersion}, from {evidence.Pieces.Count} pieces.</p>");
        html.AddRaw("<table><tr><th>Station</th><th>Quantity</th><th>Sensor</th><th class=\"n\">Newest then</th><th>Flag</th><th>Observed, UTC</th><th>Received, UTC</th><th class=\"n\">Readings</th><th class=\"n\">Suspect</th><th class=\"n\">Failed</th></tr>");
        foreach (var series in evidence.Series)
        {
            html.Add($"<tr class=\"{series.NewestFlag ?? ""}\"><td>{series.Site}</td><td>{series.Quantity.Replace('_', ' ')}</td><td>{series.Sensor}</td><td class=\"n\">{Newest(series)}</td><td>{series.NewestFlag ?? ""}</td><td class=\"t\">{(series.NewestAt is { } at ? utc(at) : "")}</td><td class=\"t\">{(series.NewestReceivedAt is { } came ? utc(came) : "")}</td><td class=\"n\">{series.Readings}</td><td class=\"n\">{series.Suspect}</td><td class=\"n\">{series.Failed}</td></tr>");
        }

        html.AddRaw("</table><table><tr><th>Station</th><th>Forecast of</th><th>Issued, UTC</th><th>Received, UTC</th><th class=\"n\">Values</th></tr>");
        foreach (var issue in evidence.Forecasts)
        {
            html.Add($"<tr><td>{issue.Site}</td><td>{issue.Source}</td><td>{utc(issue.IssuedAt)}</td><td>{utc(issue.ReceivedAt)}</td><td class=\"n\">{issue.Values}</td></tr>");
        }

        html.AddRaw(evidence.Forecasts.Count == 0 ? "<tr><td colspan=\"5\">It had no forecast.</td></tr></table>" : "</table>");
        html.AddRaw("<table><tr><th>Piece</th><th class=\"n\">Bytes</th><th>SHA-256</th></tr>");
        foreach (var piece in evidence.Pieces)
        {
            html.Add($"<tr><td>{piece.Name}</td><td class=\"n\">{piece.Bytes}</td><td class=\"hash\">{piece.Sha256}</td></tr>");
        }

        html.AddRaw("</table>");
    }

    private static string Newest(ClaimSeriesDto series) => series.NewestAt is null ? "none" : series.NewestValue is { } value
        ? series.Quantity == Quantity.SurfaceState.Name && Enum.IsDefined((SurfaceState)(int)value) ? ((SurfaceState)(int)value).ToString().ToLowerInvariant()
            : string.Create(CultureInfo.InvariantCulture, $"{value:0.##;−0.##;0} {Unit(series.Unit)}").TrimEnd()
        : "failed";

    /// <summary>UCUM as people write it.</summary>
    private static string Unit(string ucum) => ucum switch
    {
        "Cel" => "°C",
        "1" => "",
        _ => ucum,
    };
}
