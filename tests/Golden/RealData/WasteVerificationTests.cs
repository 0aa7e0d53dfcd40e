using System.Globalization;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// Measured bins through the waste rules: the figures of docs/waste.md are what the rules give, whatever they are. When they change,
/// the test prints what to put there.
/// </summary>
public sealed class WasteVerificationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "waste.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Edinburghs_collections_are_seen_as_the_page_says()
    {
        var containers = Edinburgh.Read();
        List<string> rows = [];
        EmptyingTally? hourly = null;
        foreach (var (name, interval, badEchoes) in new[]
        {
            ("every hour", TimeSpan.FromHours(1), false),
            ("every hour, with bad echoes", TimeSpan.FromHours(1), true),
            ("every 4 h, with bad echoes", TimeSpan.FromHours(4), true),
        })
        {
            var tally = new EmptyingTally();
            foreach (var (container, collections) in containers)
            {
                Edinburgh.Run(container, collections, interval, badEchoes, tally);
            }

            hourly ??= tally;
            rows.Add(tally.Row(name));
        }

        Documents($"{EmptyingTally.Header}\n{string.Join('\n', rows)}");
        Documents($"{EmptyingTally.CollectHeader}\n{hourly!.CollectRow()}");
    }

    [Fact]
    public void Edinburghs_fill_at_the_next_collection_is_told_no_better_by_a_rate_than_by_a_constant()
    {
        var gaps = Edinburgh.Read().SelectMany(c => c.Collections.Zip(c.Collections.Skip(1))
            .Select(p => (c.Container, p.Second.At, Hours: (p.Second.At - p.First.At).TotalHours, Fill: p.Second.Before))).OrderBy(g => g.At).ToList();
        var split = gaps.Count * 5 / 8;
        var known = gaps[..split];
        var constant = Median(known.Select(g => g.Fill));
        var rate = known.GroupBy(g => g.Container, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Median(g.Select(x => x.Fill / x.Hours)), StringComparer.Ordinal);
        var any = Median(known.Select(g => g.Fill / g.Hours));
        var score = gaps[split..];

        Documents(string.Create(CultureInfo.InvariantCulture,
            $"a constant {constant:0} is off by {score.Average(g => Math.Abs(g.Fill - constant)):0.0} points on the {score.Count} later ones, each container's median rate times the gap by {score.Average(g => Math.Abs(g.Fill - Math.Min(100, g.Hours * rate.GetValueOrDefault(g.Container, any)))):0.0}"));
    }

    [Fact]
    public void Wyndhams_bins_are_emptied_and_due_as_the_page_says()
    {
        var (rows, keys, conflicts, bins, emptyings) = Wyndham.Run();
        var falls = bins.SelectMany(b => b.Zip(b.Skip(1))).Where(p => p.First.Fill - p.Second.Fill >= 20).ToList();
        var toLess = falls.Count(p => p.Second.Fill <= p.First.Fill / 2);
        Documents(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows have {keys:N0} different bins and dates; {conflicts} of those come with two values"));
        Documents(string.Create(CultureInfo.InvariantCulture,
            $"{falls.Count:N0} falls by 20 points or more between two readings, {toLess:N0} of them to half or less; {emptyings:N0} emptyings are seen"));

        var days = bins.SelectMany(b => b).ToList();
        Documents("| the bin says | days | collect | what is, stays | not to collect |\n|---|---|---|---|---|\n" + string.Join('\n', days
            .GroupBy(d => d.Reason, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => string.Create(
                CultureInfo.InvariantCulture,
                $"| {g.Key} | {g.Count()} | {g.Count(d => d.Collect == ConditionState.Holds)} | {g.Count(d => d.Collect == ConditionState.Between)} | {g.Count(d => d.Collect == ConditionState.Clears)} |"))));
        Documents($"{RateScore.Header}\n{new RateScore(bins).Rows}");
    }

    private static void Documents(string text) => Assert.True(Page.Contains(text, StringComparison.Ordinal), $"docs/waste.md should say:\n\n{text}\n");

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
