using System.Globalization;
using System.Net;
using System.Text;

namespace Telemetry.Api.Backtest;

/// <summary>A plot as inline SVG: no script, no font and nothing else from elsewhere, so that a report can be kept for years.</summary>
internal sealed class SvgCanvas(double width, double height)
{
    private readonly StringBuilder _body = new();

    public double Width => width;

    public double Height => height;

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" class=\"{style}\"/>");

    public void Path(IEnumerable<(double X, double Y)> points, string style)
    {
        var path = string.Join(' ', points.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{p.X:0.#} {p.Y:0.#}")));
        if (path.Length > 0)
        {
            _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" class=\"{style}\"/>");
        }
    }

    public void Area(IEnumerable<(double X, double Y)> outline, string style)
    {
        var points = string.Join(' ', outline.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")));
        _body.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{points}\" class=\"{style}\"/>");
    }

    public void Bar(double x, double y, double w, double h, string style, string title) =>
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(0, w):0.#}\" height=\"{h:0.#}\" class=\"{style}\"><title>{WebUtility.HtmlEncode(title)}</title></rect>");

    public void Text(double x, double y, string text, string anchor = "start") =>
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>A mark that is told by its shape as well as by its colour.</summary>
    /// <param name="kind">hit: a full disc; miss: a cross; alarm: a triangle; negative: a ring; unknown: a dash.</param>
    /// <param name="x">Centre.</param>
    /// <param name="y">Centre.</param>
    /// <param name="title">Shown when it is pointed at, and read out.</param>
    public void Mark(string kind, double x, double y, string title)
    {
        var shape = kind switch
        {
            "miss" => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x - 5:0.#} {y - 5:0.#}l10 10m0 -10l-10 10\" class=\"miss\">"),
            "alarm" => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x:0.#} {y - 5:0.#}l5 9h-10z\" class=\"alarm\">"),
            "unknown" => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x - 4:0.#} {y:0.#}h8\" class=\"unknown\">"),
            _ => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x - 4:0.#} {y:0.#}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0\" class=\"{kind}\">"),
        };
        _body.Append(shape).Append("<title>").Append(WebUtility.HtmlEncode(title)).Append("</title></path>");
    }

    public string Draw(string label) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {width:0} {height:0}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\">{_body}</svg>");
}
