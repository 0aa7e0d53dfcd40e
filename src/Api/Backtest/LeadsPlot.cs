using System.Globalization;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>Mean absolute error by hour ahead, each way of foreseeing with its 95 % interval.</summary>
internal static class LeadsPlot
{
    private const double Left = 46;
    private const double Width = 620;
    private const double Height = 300;

    public static string Draw(IReadOnlyList<MethodScore> methods)
    {
        var shown = methods.Where(m => m.ByLead.Count > 0).ToList();
        if (shown.Count == 0)
        {
            return "";
        }

        var svg = new SvgCanvas(Width, Height);
        var y = new PlotScale(0, shown.Max(m => m.ByLead.Max(l => l.Score.MaeInterval?.High ?? l.Score.Mae)), Height - 34, 10);
        foreach (var tick in y.Ticks)
        {
            svg.Line(Left, y.At(tick), Width - 8, y.At(tick), "grid");
            svg.Text(Left - 6, y.At(tick) + 4, tick.ToString("0.##", CultureInfo.InvariantCulture), "end");
        }

        for (var lead = 3; lead <= 24; lead += 3)
        {
            svg.Text(X(lead), Height - 18, lead.ToString(CultureInfo.InvariantCulture), "middle");
        }

        svg.Text(Width / 2, Height - 3, "hours ahead", "middle");
        for (var i = 0; i < shown.Count; i++)
        {
            var style = Style(methods, shown[i]);
            var band = shown[i].ByLead.Where(l => l.Score.MaeInterval is not null).ToList();
            if (band.Count > 1)
            {
                svg.Area(
                    band.Select(l => (X(l.Lead), y.At(l.Score.MaeInterval!.Value.High))).Concat(band.AsEnumerable().Reverse().Select(l => (X(l.Lead), y.At(l.Score.MaeInterval!.Value.Low)))),
                    $"band {style}");
            }

            svg.Path(shown[i].ByLead.Select(l => (X(l.Lead), y.At(l.Score.Mae))), $"line {style}");
        }

        return svg.Draw("Mean absolute error of the road temperature by hours ahead, K, with 95 % intervals by nights");

        static double X(int lead) => Left + ((lead - 1) * (Width - Left - 16) / 23) + 4;
    }

    /// <summary>The same for one way of foreseeing in the plot and in the legend.</summary>
    public static string Style(IReadOnlyList<MethodScore> methods, MethodScore method) => (methods.Count - methods.ToList().IndexOf(method)) switch
    {
        1 => "persistence",
        2 => "alone",
        _ => "model",
    };
}
