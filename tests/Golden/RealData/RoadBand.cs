using System.Globalization;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>How often the truth lay within the bands of one way of foreseeing.</summary>
internal static class RoadBand
{
    public const string Header =
        "| forecast | pairs | within 10–90 % | leads 1–6 | 7–12 | 13–18 | within 25–75 % | below 10 % | above 90 % | mean width of 10–90 %, K | nights within when fewer than 10 had been seen |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|";

    public static string Row(string name, RoadHindcast data, Dictionary<DateTimeOffset, RoadForecast> forecasts)
    {
        var nights = data.Issues.Where(i => data.Rst(i) is not null).Select(issue =>
            (from lead in Enumerable.Range(1, 18)
             let truth = data.Rst(issue.AddHours(lead))
             where truth is not null && lead * 3 <= forecasts[issue].Points.Count
             select (Lead: lead, Truth: truth.Value, Band: forecasts[issue].Points[(lead * 3) - 1].Quantiles)).ToArray()).ToArray();
        var all = nights.SelectMany(n => n).ToArray();
        var (low, high) = RoadScore.Bootstrap(nights.Length, draw => draw.Sum(i => nights[i].Count(IsWithin)) / (double)draw.Sum(i => nights[i].Length));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {all.Length} | {Share(all, IsWithin)} [{low:0 %}, {high:0 %}] | {Share(all.Where(p => p.Lead <= 6), IsWithin)} | {Share(all.Where(p => p.Lead is > 6 and <= 12), IsWithin)} "
            + $"| {Share(all.Where(p => p.Lead > 12), IsWithin)} | {Share(all, p => p.Truth >= p.Band.P25 && p.Truth <= p.Band.P75)} | {Share(all, p => p.Truth < p.Band.P10)} "
            + $"| {Share(all, p => p.Truth > p.Band.P90)} | {all.Average(p => p.Band.P90 - p.Band.P10):0.00} | {Share(nights.Take(10).SelectMany(n => n), IsWithin)} |");

        static bool IsWithin((int Lead, double Truth, RoadQuantiles Band) pair) => pair.Truth >= pair.Band.P10 && pair.Truth <= pair.Band.P90;
    }

    private static string Share<T>(IEnumerable<T> pairs, Func<T, bool> holds) =>
        RoadScore.Mean(pairs.Select(p => holds(p) ? 1.0 : 0)).ToString("0 %", CultureInfo.InvariantCulture);
}
