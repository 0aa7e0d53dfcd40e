using System.Globalization;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>What each policy costs a night: treatments and losses, with the 95 % interval of both together.</summary>
internal static class CostsPlot
{
    private const double Left = 340;
    private const double Width = 960;
    private const double Row = 26;

    public static string Draw(IReadOnlyList<PolicyScore> policies)
    {
        if (policies.Count == 0)
        {
            return "";
        }

        var height = (policies.Count * Row) + 36;
        var svg = new SvgCanvas(Width, height);
        var x = new PlotScale(0, Math.Max(1, policies.Max(p => p.MeanInterval?.High ?? p.MeanPounds)), Left, Width - 20);
        foreach (var tick in x.Ticks)
        {
            svg.Line(x.At(tick), 4, x.At(tick), height - 28, "grid");
            svg.Text(x.At(tick), height - 12, "£" + BacktestWords.Whole(tick), "middle");
        }

        for (var i = 0; i < policies.Count; i++)
        {
            var policy = policies[i];
            var top = 8 + (i * Row);
            var treated = policy.TreatmentPounds / policy.Table.Nights;
            svg.Text(Left - 8, top + 13, policy.Name, "end");
            svg.Bar(x.At(0), top, x.At(treated) - x.At(0), 16, "spent", string.Create(CultureInfo.InvariantCulture, $"treatments £{treated:0} a night"));
            svg.Bar(x.At(treated), top, x.At(policy.MeanPounds) - x.At(treated), 16, "lost", string.Create(CultureInfo.InvariantCulture, $"losses £{policy.MeanPounds - treated:0} a night"));
            if (policy.MeanInterval is { } interval)
            {
                svg.Line(x.At(interval.Low), top + 8, x.At(interval.High), top + 8, "whisker");
                svg.Line(x.At(interval.Low), top + 4, x.At(interval.Low), top + 12, "whisker");
                svg.Line(x.At(interval.High), top + 4, x.At(interval.High), top + 12, "whisker");
            }
        }

        return svg.Draw("Cost a night of each policy, £: treatments and losses, with 95 % intervals by nights");
    }
}
