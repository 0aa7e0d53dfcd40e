using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>Every night by its lowest measured road temperature, marked by what the decision made of it.</summary>
internal static class NightsPlot
{
    private const double Left = 46;
    private const double Width = 960;
    private const double Height = 300;

    public static string Draw(IReadOnlyList<NightCase> nights, Truth truth)
    {
        var shown = nights.Where(n => n.Observed.MinimumRst is not null).ToList();
        if (shown.Count == 0)
        {
            return "";
        }

        var svg = new SvgCanvas(Width, Height);
        var (first, last) = (shown[0].Observed.Date, shown[^1].Observed.Date);
        var days = Math.Max(1, last.DayNumber - first.DayNumber);
        var y = new PlotScale(Math.Min(-1, shown.Min(n => n.Observed.MinimumRst!.Value)), Math.Max(4, shown.Max(n => n.Observed.MinimumRst!.Value)), Height - 30, 10);
        foreach (var tick in y.Ticks)
        {
            svg.Line(Left, y.At(tick), Width - 8, y.At(tick), "grid");
            svg.Text(Left - 6, y.At(tick) + 4, tick.ToString("0.#;−0.#", CultureInfo.InvariantCulture), "end");
        }

        svg.Line(Left, y.At(0), Width - 8, y.At(0), "zero");
        svg.Line(Left, y.At(ObservedNight.CriticalBelow), Width - 8, y.At(ObservedNight.CriticalBelow), "limit");
        for (var month = new DateOnly(first.Year, first.Month, 1).AddMonths(first.Day == 1 ? 0 : 1); month <= last; month = month.AddMonths(1))
        {
            svg.Line(X(month), 10, X(month), Height - 30, "grid");
            svg.Text(X(month) + 3, Height - 12, month.ToString("MMM yyyy", CultureInfo.InvariantCulture));
        }

        foreach (var night in shown)
        {
            svg.Mark(Kind(night, truth), X(night.Observed.Date), y.At(night.Observed.MinimumRst!.Value), Title(night));
        }

        return svg.Draw($"Lowest road temperature of each night, °C, by what the decision made of it; truth: {BacktestWords.Name(truth)}");

        double X(DateOnly date) => Left + 8 + ((date.DayNumber - first.DayNumber) * (Width - Left - 24) / days);
    }

    private static string Kind(NightCase night, Truth truth) => (night.Asked?.Action.Treats(), night.Observed.By(truth)) switch
    {
        (true, true) => "hit",
        (false, true) => "miss",
        (true, false) => "alarm",
        (false, false) => "negative",
        _ => "unknown",
    };

    private static string Title(NightCase night)
    {
        var foreseen = night.Asked?.MinRst is { } minimum ? $", forecast {BacktestWords.Fixed(minimum)} °C" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{night.Observed.Date:yyyy-MM-dd}: lowest {BacktestWords.Fixed(night.Observed.MinimumRst!.Value)} °C, {night.Asked?.Action.Name() ?? "no decision"}{foreseen}");
    }
}
