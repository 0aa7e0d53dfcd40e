using System.Globalization;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>How one way to decide did on the nights that needed a treatment and on those that did not, with intervals by resampled nights.</summary>
internal sealed class PolicyScore(string name, IReadOnlyList<NeededNight> nights, Func<NeededNight, bool> treats)
{
    public const string Header =
        "| decided by | hit | miss | false alarm | correct negative | POD | FAR | PSS | PSS less that of the best threshold | agrees with the city |\n"
        + "|---|---|---|---|---|---|---|---|---|---|";

    public const string RevisedHeader =
        "| decided by | hit | miss | false alarm | correct negative | POD | FAR | PSS | PSS less that of the best threshold every hour | less that of 0.5 °C every hour | agrees with the city |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|";

    private readonly bool[] _treated = [.. nights.Select(treats)];

    public double Skill => SkillOf([.. Enumerable.Range(0, nights.Count)]);

    public (double Low, double High) Against(PolicyScore other) =>
        RoadScore.Bootstrap(nights.Count, draw => SkillOf(draw) - other.SkillOf(draw));

    /// <param name="references">What it is held against, a column each.</param>
    public string Row(params PolicyScore[] references)
    {
        var (hit, miss, alarm, correct) = Count([.. Enumerable.Range(0, nights.Count)]);
        var (low, high) = RoadScore.Bootstrap(nights.Count, SkillOf);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {hit} | {miss} | {alarm} | {correct} | {(double)hit / (hit + miss):0.00} | {(double)alarm / Math.Max(1, hit + alarm):0.00} | {Skill:0.00} [{low:0.00}, {high:0.00}] | {string.Join(" | ", references.Select(Beside))} | {nights.Where((n, i) => n.CityTreated == _treated[i]).Count()} of {nights.Count} |");
    }

    private string Beside(PolicyScore other)
    {
        var (low, high) = Against(other);
        return this == other ? "–" : $"{RoadScore.Signed(Skill - other.Skill)} [{RoadScore.Signed(low)}, {RoadScore.Signed(high)}]";
    }

    private double SkillOf(int[] draw)
    {
        var (hit, miss, alarm, correct) = Count(draw);
        return ((double)hit / Math.Max(1, hit + miss)) - ((double)alarm / Math.Max(1, alarm + correct));
    }

    private (int Hit, int Miss, int Alarm, int Correct) Count(int[] draw)
    {
        int hit = 0, miss = 0, alarm = 0, correct = 0;
        foreach (var i in draw)
        {
            var (needed, treated) = (nights[i].Needed, _treated[i]);
            hit += needed && treated ? 1 : 0;
            miss += needed && !treated ? 1 : 0;
            alarm += !needed && treated ? 1 : 0;
            correct += !needed && !treated ? 1 : 0;
        }

        return (hit, miss, alarm, correct);
    }
}
