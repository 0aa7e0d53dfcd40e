using System.Globalization;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>
/// One station's night: road surface temperature as observed (each reading a mark, so that a gap is a gap) and as the last
/// revision expected it, with the thresholds where they lie for this station.
/// </summary>
internal sealed class ClaimChart(ClaimDto claim, ClaimStationDto station, TimeZoneInfo zone, GrittingPolicyOptions policy)
{
    private const double Width = 900;
    private const double Height = 300;
    private const double Left = 46;
    private const double Bottom = 24;

    private readonly List<ClaimReadingDto> _observed =
        [.. station.Readings.Where(r => r.Quantity == Quantity.RoadSurfaceTemperature.Name && r.ObservedAt >= claim.DayStart && r.ObservedAt <= claim.DayEnd)];

    private readonly List<PredictedTemperatureDto> _expected =
        [.. claim.Revisions.LastOrDefault(r => r.Status == "standing")?.Inputs.Where(i => i.Site == station.Site).SelectMany(i => i.RoadSurfaceAhead) ?? []];

    private (double Low, double High) _range;

    public void Draw(HtmlText html)
    {
        if (_observed.Count == 0 && _expected.Count == 0)
        {
            html.AddRaw("<p>There is neither a reading of road surface temperature in this decision day nor an expectation to draw.</p>");
            return;
        }

        // A value that failed its checks is drawn at the edge, and does not squeeze the rest flat.
        double[] values = [.. _observed.Where(r => r.Flag != "fail").Select(r => r.Value), .. _expected.Select(e => e.Value), 0 - station.OffsetK, policy.NoActionAboveRst - station.OffsetK];
        _range = (Math.Floor(values.Min() - 0.5), Math.Ceiling(values.Max() + 0.5));
        html.Add($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Road surface temperature at {station.Site}, observed and expected\">");
        Axes(html);
        Threshold(html, 0, 0, "0 °C on the route");
        Threshold(html, 1, policy.PrecautionaryAtOrBelowRst, $"{Number(policy.PrecautionaryAtOrBelowRst)} °C on the route: treat at or below");
        Threshold(html, 2, policy.NoActionAboveRst, $"{Number(policy.NoActionAboveRst)} °C on the route: no action above");
        if (_expected.Count > 0)
        {
            html.Add($"<polyline class=\"expected\" points=\"{string.Join(' ', _expected.Select(e => $"{X(e.At)},{Y(e.Value)}"))}\"/>");
        }

        foreach (var reading in _observed)
        {
            var (x, y) = (X(reading.ObservedAt), Y(reading.Value));
            switch (reading.Flag)
            {
                case "pass":
                    html.Add($"<circle cx=\"{x}\" cy=\"{y}\" r=\"1.6\"/>");
                    break;
                case "suspect":
                    html.Add($"<circle class=\"suspect\" cx=\"{x}\" cy=\"{y}\" r=\"3\"/>");
                    break;
                default:
                    html.Add($"<text class=\"fail\" x=\"{x}\" y=\"{y}\">×</text>");
                    break;
            }
        }

        html.AddRaw("</svg><p class=\"key\">● observed, passed its checks &#160; ○ observed, suspect &#160; × observed, failed its checks (at the edge where it lies outside) &#160; – – expected by the revision that stands. "
            + "Temperatures are the station's; the thresholds are those of the route's coldest stretch, drawn where this station's temperature gives them.</p>");
    }

    private void Axes(HtmlText html)
    {
        var step = _range.High - _range.Low > 12 ? 5 : 1;
        for (var t = Math.Ceiling(_range.Low / step) * step; t <= _range.High; t += step)
        {
            html.Add($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width}\" y1=\"{Y(t)}\" y2=\"{Y(t)}\"/><text x=\"{Left - 6}\" y=\"{Y(t)}\" class=\"right\">{Number(t)} °C</text>");
        }

        for (var at = claim.DayStart; at <= claim.DayEnd; at = at.AddHours(3))
        {
            var local = TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
            html.Add($"<line class=\"grid\" x1=\"{X(at)}\" x2=\"{X(at)}\" y1=\"0\" y2=\"{Height - Bottom}\"/><text x=\"{X(at)}\" y=\"{Height - 6}\" class=\"middle\">{local}</text>");
        }
    }

    /// <summary>The lines may lie as close as half a degree: their names stand side by side, not one over the other.</summary>
    private void Threshold(HtmlText html, int place, double onRoute, string name)
    {
        var y = Y(onRoute - station.OffsetK);
        html.Add($"<line class=\"threshold\" x1=\"{Left}\" x2=\"{Width}\" y1=\"{y}\" y2=\"{y}\"/><text x=\"{Number(Left + 8 + (place * 250))}\" y=\"{y}\" dy=\"-3\">{name}</text>");
    }

    private string X(DateTimeOffset at) =>
        Number(Left + ((Width - Left) * Math.Clamp((at - claim.DayStart) / (claim.DayEnd - claim.DayStart), 0, 1)));

    private string Y(double value) =>
        Number((Height - Bottom) * (1 - Math.Clamp((value - _range.Low) / (_range.High - _range.Low), 0, 1)));

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
